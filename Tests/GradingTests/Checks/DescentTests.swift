import CourseModel
import Exercises
import LabKit
import Testing

@testable import ReferenceSolutions

/// A right MLP with one fault, in its gradients, its start or its training.
struct FaultyMLP: MLPExercise {
  enum Fault: Sendable, CaseIterable {
    case none, lastBiasGradientIsZero, gradientsReversed, gradientsNotImplemented, gradientsNaN
    case startUnseeded, trainingUnseeded, startsElsewhere
    case ascends, unshuffled, shuffledOnce, leavesOutShortBatch, trainsAlongOwn
  }

  var fault = Fault.none
  /// Whether the steps go uphill besides.
  var ascendsBesides = false

  func parameterCount(layerSizes: [Int]) throws -> Int { try MLP().parameterCount(layerSizes: layerSizes) }

  func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    try MLP().logits(parameters, inputs: inputs, activation: activation)
  }

  func initialize<R: RandomSource>(layerSizes: [Int], activation: Activation, using rng: inout R) throws
    -> MLPParameters
  {
    var other = SplitMix64(seed: .random(in: .min ... .max))
    return fault == .startUnseeded
      ? try MLP().initialize(layerSizes: layerSizes, activation: activation, using: &other)
      : try MLP().initialize(layerSizes: layerSizes, activation: activation, using: &rng)
  }

  func lossAndGradients(_ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation)
    throws -> (loss: Double, gradients: MLPParameters)
  {
    var (loss, gradients) = try MLP().lossAndGradients(
      parameters, inputs: inputs, labels: labels, activation: activation)
    let last = gradients.biases.count - 1
    switch fault {
    case .lastBiasGradientIsZero, .trainsAlongOwn: gradients.biases[last] = 0 * gradients.biases[last]
    case .gradientsReversed:
      (gradients.weights, gradients.biases) = (gradients.weights.reversed(), gradients.biases.reversed())
    case .gradientsNotImplemented: throw LabError.notImplemented
    case .gradientsNaN: gradients.weights[0] = .nan * gradients.weights[0]
    default: break
    }
    return (loss, gradients)
  }

  func trainBinary<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
    using rng: inout R
  ) throws -> MLPParameters {
    // What the reference refuses is refused.
    var probe = rng
    _ = try MLP().trainBinary(
      data, layerSizes: layerSizes, activation: activation, steps: 0, learningRate: learningRate,
      using: &probe)
    var parameters = try start(layerSizes, activation, &rng)
    for _ in 0..<steps {
      // The reference makes one step at a time from given parameters through the multiclass loss of (0, w).
      let last = parameters.weights.count - 1
      var both = parameters
      both.weights[last] = concatenate([.zeros(parameters.weights[last].shape), parameters.weights[last]])
      both.biases[last] = concatenate([.zeros([1]), parameters.biases[last]])
      var gradients = try step(both, data.inputs, data.labels.map { ($0 + 1) / 2 }, activation)
      gradients.weights[last] = gradients.weights[last].rows(at: [1])
      gradients.biases[last] = gradients.biases[last].rows(at: [1])
      descend(&parameters, gradients, learningRate)
    }
    return parameters
  }

  func train<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
    learningRate: Double, using rng: inout R
  ) throws -> MLPParameters {
    var probe = rng
    _ = try MLP().train(
      data, layerSizes: layerSizes, activation: activation, epochs: 0, batchSize: batchSize,
      learningRate: learningRate, using: &probe)
    var parameters = try start(layerSizes, activation, &rng)
    let onlyOrder = fault == .shuffledOnce && epochs > 0 ? rng.permutation(data.labels.count) : nil
    for _ in 0..<epochs {
      let drawn = onlyOrder ?? rng.permutation(data.labels.count)
      var order = fault == .unshuffled ? drawn.sorted() : drawn
      if fault == .leavesOutShortBatch, order.count > batchSize { order.removeLast(order.count % batchSize) }
      for first in stride(from: 0, to: order.count, by: batchSize) {
        let batch = Array(order[first..<min(first + batchSize, order.count)])
        let gradients = try step(
          parameters, data.inputs.rows(at: batch), batch.map { data.labels[$0] }, activation)
        descend(&parameters, gradients, learningRate)
      }
    }
    return parameters
  }

  private func start<R: RandomSource>(_ layerSizes: [Int], _ activation: Activation, _ rng: inout R) throws
    -> MLPParameters
  {
    var parameters = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    if fault == .startsElsewhere { parameters.biases[0] = parameters.biases[0] + 0.01 }
    if fault == .trainingUnseeded { parameters.biases[0] = parameters.biases[0] + .random(in: 0..<0.01) }
    return parameters
  }

  private func step(
    _ parameters: MLPParameters, _ inputs: Tensor, _ labels: [Int], _ activation: Activation
  ) throws -> MLPParameters {
    let solution: any MLPExercise = fault == .trainsAlongOwn ? self : MLP()
    return try solution.lossAndGradients(parameters, inputs: inputs, labels: labels, activation: activation)
      .gradients
  }

  private func descend(_ parameters: inout MLPParameters, _ gradients: MLPParameters, _ rate: Double) {
    let rate = fault == .ascends || ascendsBesides ? -rate : rate
    for layer in parameters.weights.indices {
      parameters.weights[layer] -= rate * gradients.weights[layer]
      parameters.biases[layer] -= rate * gradients.biases[layer]
    }
  }
}

/// The training items judge the training: neither wrong gradients nor a start that another item judges takes a right
/// training down.
@Suite struct DescentTests {
  private func findings(_ fault: FaultyMLP.Fault, item: String) throws -> (earned: Int?, messages: [String]) {
    let result = try GradedInProcess("mlp").result(FaultyMLP(fault: fault), item: item)
    #expect(result.kind.isVerdict)
    return (result.earned, result.findings.map { "\($0.label): \($0.message)" })
  }

  @Test(
    arguments: [
      .none, .lastBiasGradientIsZero, .gradientsReversed, .gradientsNotImplemented, .gradientsNaN,
      .startUnseeded,
    ] as [FaultyMLP.Fault], [("g", 2), ("h", 3)])
  func aRightTrainingEarnsItsPoints(_ fault: FaultyMLP.Fault, _ item: (id: String, points: Int)) throws {
    let (earned, messages) = try findings(fault, item: item.id)
    #expect(earned == item.points, "\(messages)")
  }

  @Test(arguments: ["g", "h"]) func aStepAlongOnesOwnGradientIsAStep(_ item: String) throws {
    let (_, messages) = try findings(.trainsAlongOwn, item: item)
    #expect(!messages.contains { $0.contains("along") }, "\(messages)")
  }

  struct Rejected: Sendable, CustomTestStringConvertible {
    let fault: FaultyMLP.Fault
    let item: String
    let says: String
    var testDescription: String { "\(fault), item \(item)" }

    init(_ fault: FaultyMLP.Fault, _ item: String, _ says: String) {
      (self.fault, self.item, self.says) = (fault, item, says)
    }
  }

  static let rejected: [Rejected] = [
    Rejected(.ascends, "g", "a step along the gradient, yours and the right one alike, gives"),
    Rejected(.ascends, "h", "a step along the gradient, yours and the right one alike, gives"),
    Rejected(.startsElsewhere, "g", "those that the initialisation draws"),
    Rejected(.startsElsewhere, "h", "those that the initialisation draws"),
    Rejected(.trainingUnseeded, "g", "different parameters after 0 steps"),
    Rejected(.trainingUnseeded, "h", "different parameters after 0 steps"),
    Rejected(.unshuffled, "h", "in the order of the data"),
    Rejected(.shuffledOnce, "h", "a new order for every epoch"),
    Rejected(.leavesOutShortBatch, "h", "an epoch of 4 examples in batches of 3"),
  ]

  @Test(arguments: rejected) func aWrongTrainingIsToldWhy(_ test: Rejected) throws {
    let (earned, messages) = try findings(test.fault, item: test.item)
    #expect(earned == 0)
    #expect(messages.contains { $0.contains(test.says) }, "\(messages)")
  }

  @Test func theExpectedValueIsExplained() throws {
    let result = try GradedInProcess("mlp").result(
      FaultyMLP(fault: .lastBiasGradientIsZero, ascendsBesides: true), item: "h")
    let message = try #require(result.findings.first { $0.evidence != nil }?.message)
    #expect(
      message.contains("along your own gradient gives") && message.contains("along the right one"),
      "\(message)")
  }

  /// Where the order is free, both gradients are told of for one and the same order.
  @Test func rightGradientsAreNeverToldApartFromTheRightOnes() throws {
    let (_, messages) = try findings(.leavesOutShortBatch, item: "h")
    #expect(
      messages.contains { $0.contains("an epoch along the gradient, yours and the right one alike") },
      "\(messages)")
    #expect(!messages.contains { $0.contains("along your own gradient gives") }, "\(messages)")
  }

  /// The accuracy is measured whether or not the step is right.
  @Test func theAccuracyIsSaidBesideAWrongStep() throws {
    let (_, messages) = try findings(.ascends, item: "g")
    #expect(messages.contains { $0.contains("accuracy on 400 unseen XOR points reached") }, "\(messages)")
  }
}
