// Written by gradus-generate from exercises/mlp/MLPExercise.swift: change that file.
// swift-format-ignore-file

public import Exercises
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `MLPExercise`: asks the one at the other end of a channel.
public struct MLPProxy: MLPExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func parameterCount(layerSizes: [Int]) throws -> Int {
    try channel.ask("mlp", "parameterCount(layerSizes:)", [layerSizes.wireValue]).result()
  }

  public func initialize<R: RandomSource>(
    layerSizes: [Int], activation: Activation, using rng: inout R
  ) throws -> MLPParameters {
    let answer = try channel.ask("mlp", "initialize(layerSizes:activation:using:)", [
      layerSizes.wireValue, activation.wireValue, WireValue(random: rng)
    ])
    try answer.advance(&rng, 0)
    return try answer.result()
  }

  public func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    try channel.ask("mlp", "logits(_:inputs:activation:)", [
      parameters.wireValue, inputs.wireValue, activation.wireValue
    ]).result()
  }

  public func lossAndGradients(
    _ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation
  ) throws -> (loss: Double, gradients: MLPParameters) {
    try channel.ask("mlp", "lossAndGradients(_:inputs:labels:activation:)", [
      parameters.wireValue, inputs.wireValue, labels.wireValue, activation.wireValue
    ]).result { (loss: try $0.field("loss").decoded(), gradients: try $0.field("gradients").decoded()) }
  }

  public func trainBinary<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
    using rng: inout R
  ) throws -> MLPParameters {
    let answer = try channel.ask("mlp", "trainBinary(_:layerSizes:activation:steps:learningRate:using:)", [
      data.wireValue, layerSizes.wireValue, activation.wireValue, steps.wireValue, learningRate.wireValue,
      WireValue(random: rng)
    ])
    try answer.advance(&rng, 0)
    return try answer.result()
  }

  public func train<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
    learningRate: Double, using rng: inout R
  ) throws -> MLPParameters {
    let answer = try channel.ask("mlp", "train(_:layerSizes:activation:epochs:batchSize:learningRate:using:)", [
      data.wireValue, layerSizes.wireValue, activation.wireValue, epochs.wireValue, batchSize.wireValue,
      learningRate.wireValue, WireValue(random: rng)
    ])
    try answer.advance(&rng, 0)
    return try answer.result()
  }
}

extension ExerciseBridge {
  /// The exercise `mlp`.
  public static let mlp = ExerciseBridge(
    id: "mlp", typeName: "MLP",
    entryPoints: [
      EntryPoint(
        exercise: "mlp", name: "parameterCount(layerSizes:)",
        summary: "Number of trainable numbers: `Σ_l (d_l + 1) · d_(l+1)`.",
        parameters: [.init(label: "layerSizes", name: "layerSizes", type: "[Int]")], result: "Int"),
      EntryPoint(
        exercise: "mlp", name: "initialize(layerSizes:activation:using:)", genericClause: "<R: RandomSource>",
        summary: "Draws initial parameters: uniform weights in `[−ℓ, ℓ)`, zero biases.",
        parameters: [
          .init(label: "layerSizes", name: "layerSizes", type: "[Int]"),
          .init(label: "activation", name: "activation", type: "Activation"),
          .init(label: "using", name: "rng", type: "R", isInout: true)
        ], result: "MLPParameters"),
      EntryPoint(
        exercise: "mlp", name: "logits(_:inputs:activation:)",
        summary: "The network\'s output before any prediction function.",
        parameters: [
          .init(label: nil, name: "parameters", type: "MLPParameters"),
          .init(label: "inputs", name: "inputs", type: "Tensor"),
          .init(label: "activation", name: "activation", type: "Activation")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "mlp", name: "lossAndGradients(_:inputs:labels:activation:)",
        summary: "Mean multiclass negative log-likelihood `1/N · Σ_n (−w_(n,y_n) + log Σ_k e^(w_(n,k)))` of the logits `w`, and its gradients with respect to every weight and bias.",
        parameters: [
          .init(label: nil, name: "parameters", type: "MLPParameters"),
          .init(label: "inputs", name: "inputs", type: "Tensor"),
          .init(label: "labels", name: "labels", type: "[Int]"),
          .init(label: "activation", name: "activation", type: "Activation")
        ], result: "(loss: Double, gradients: MLPParameters)"),
      EntryPoint(
        exercise: "mlp", name: "trainBinary(_:layerSizes:activation:steps:learningRate:using:)", genericClause: "<R: RandomSource>",
        summary: "Trains a binary classifier by full-batch gradient descent on the mean of `log(1 + e^(−y·w))`.",
        parameters: [
          .init(label: nil, name: "data", type: "LabelledData"),
          .init(label: "layerSizes", name: "layerSizes", type: "[Int]"),
          .init(label: "activation", name: "activation", type: "Activation"),
          .init(label: "steps", name: "steps", type: "Int"),
          .init(label: "learningRate", name: "learningRate", type: "Double"),
          .init(label: "using", name: "rng", type: "R", isInout: true)
        ], result: "MLPParameters"),
      EntryPoint(
        exercise: "mlp", name: "train(_:layerSizes:activation:epochs:batchSize:learningRate:using:)", genericClause: "<R: RandomSource>",
        summary: "Trains a classifier by mini-batch stochastic gradient descent on the mean multiclass negative log-likelihood.",
        parameters: [
          .init(label: nil, name: "data", type: "LabelledData"),
          .init(label: "layerSizes", name: "layerSizes", type: "[Int]"),
          .init(label: "activation", name: "activation", type: "Activation"),
          .init(label: "epochs", name: "epochs", type: "Int"),
          .init(label: "batchSize", name: "batchSize", type: "Int"),
          .init(label: "learningRate", name: "learningRate", type: "Double"),
          .init(label: "using", name: "rng", type: "R", isInout: true)
        ], result: "MLPParameters"),
    ]
  ) { call, solution in
    guard let solution = solution as? any MLPExercise else { return nil }
    return try answerMLP(call, with: solution)
  }
}

private func answerMLP<Solution: MLPExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "parameterCount(layerSizes:)":
    return try .returned(solution.parameterCount(layerSizes: call.argument(0)).wireValue)
  case "initialize(layerSizes:activation:using:)":
    var rng: SplitMix64 = try call.argument(2)
    let result = try solution.initialize(
      layerSizes: call.argument(0), activation: call.argument(1), using: &rng
    )
    return .returned(result.wireValue, updated: [rng.wireValue])
  case "logits(_:inputs:activation:)":
    return try .returned(solution.logits(
      call.argument(0), inputs: call.argument(1), activation: call.argument(2)
    ).wireValue)
  case "lossAndGradients(_:inputs:labels:activation:)":
    let result = try solution.lossAndGradients(
      call.argument(0), inputs: call.argument(1), labels: call.argument(2), activation: call.argument(3)
    )
    return .returned(
      .record([WireField("loss", result.loss.wireValue), WireField("gradients", result.gradients.wireValue)])
    )
  case "trainBinary(_:layerSizes:activation:steps:learningRate:using:)":
    var rng: SplitMix64 = try call.argument(5)
    let result = try solution.trainBinary(
      call.argument(0), layerSizes: call.argument(1), activation: call.argument(2), steps: call.argument(3),
      learningRate: call.argument(4), using: &rng
    )
    return .returned(result.wireValue, updated: [rng.wireValue])
  case "train(_:layerSizes:activation:epochs:batchSize:learningRate:using:)":
    var rng: SplitMix64 = try call.argument(6)
    let result = try solution.train(
      call.argument(0), layerSizes: call.argument(1), activation: call.argument(2), epochs: call.argument(3),
      batchSize: call.argument(4), learningRate: call.argument(5), using: &rng
    )
    return .returned(result.wireValue, updated: [rng.wireValue])
  default: throw call.unknownEntryPoint(of: "mlp")
  }
}

extension MLPParameters: WireRepresentable {
  public var wireValue: WireValue {
    .record([WireField("weights", weights.wireValue), WireField("biases", biases.wireValue)])
  }

  public init(wireValue: WireValue) throws {
    self.init(
      weights: try wireValue.field("weights").decoded(), biases: try wireValue.field("biases").decoded()
    )
  }
}
