import CourseModel
import Exercises
import LabKit
import Testing

@testable import ReferenceSolutions

/// An MLP whose forward pass differs, and whose gradients are those of that forward pass.
private struct DifferentForward: MLPExercise {
  /// The network that the right code is to compute with instead.
  let changed: @Sendable (MLPParameters, Activation) -> (MLPParameters, Activation)
  /// Gradients of the changed network's parameters, cut to those of the given one.
  var gradientFactor = 1.0
  var refusesLabels = true

  func parameterCount(layerSizes: [Int]) throws -> Int { try MLP().parameterCount(layerSizes: layerSizes) }

  func initialize<R: RandomSource>(layerSizes: [Int], activation: Activation, using rng: inout R) throws
    -> MLPParameters
  { try MLP().initialize(layerSizes: layerSizes, activation: activation, using: &rng) }

  func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    let (other, function) = changed(parameters, activation)
    return try MLP().logits(other, inputs: inputs, activation: function)
  }

  func lossAndGradients(_ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation)
    throws -> (loss: Double, gradients: MLPParameters)
  {
    let (other, function) = changed(parameters, activation)
    let valid = refusesLabels ? labels : labels.map { $0 % 2 }
    var (loss, gradients) = try MLP().lossAndGradients(
      other, inputs: inputs, labels: valid, activation: function)
    gradients.weights = gradients.weights.prefix(parameters.weights.count).map { gradientFactor * $0 }
    gradients.biases = gradients.biases.prefix(parameters.biases.count).map { gradientFactor * $0 }
    return (loss, gradients)
  }

  func trainBinary<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
    using rng: inout R
  ) throws -> MLPParameters { throw LabError.notImplemented }

  func train<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
    learningRate: Double, using rng: inout R
  ) throws -> MLPParameters { throw LabError.notImplemented }
}

extension DifferentForward {
  /// The activation is applied to the logits too: as if an identity layer followed.
  static var activatedLogits: DifferentForward {
    DifferentForward { parameters, activation in
      guard let outputs = parameters.biases.last?.count else { return (parameters, activation) }
      let identity = Tensor.oneHot(Array(0..<outputs), classes: outputs)
      return (
        MLPParameters(
          weights: parameters.weights + [identity], biases: parameters.biases + [.zeros([outputs])]),
        activation
      )
    }
  }

  /// Sigmoid where tanh is due.
  static var sigmoidForTanh: DifferentForward {
    DifferentForward { ($0, $1 == .tanh ? .sigmoid : $1) }
  }
}

/// Softmax over the whole tensor, with its gradient.
private struct SoftmaxOverEverything: PredictionsExercise {
  private func asRow(_ w: Tensor) -> Tensor { w.reshaped([w.count]) }

  func softmax(_ w: Tensor) throws -> Tensor { try Predictions().softmax(asRow(w)).reshaped(w.shape) }
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("\(w.shape), \(gradOutput.shape)") }
    return try Predictions().softmaxBackward(asRow(w), gradOutput: asRow(gradOutput)).reshaped(w.shape)
  }
  func logSumExp(_ w: Tensor) throws -> Tensor { try Predictions().logSumExp(w) }
  func logSoftmax(_ w: Tensor) throws -> Tensor { try Predictions().logSoftmax(w) }
  func predictZeroOne(_ w: Tensor) throws -> [Int] { try Predictions().predictZeroOne(w) }
  func predictSigned(_ w: Tensor) throws -> [Int] { try Predictions().predictSigned(w) }
  func predictBernoulli(_ w: Tensor) throws -> Tensor { try Predictions().predictBernoulli(w) }
  func predictClass(_ w: Tensor) throws -> [Int] { try Predictions().predictClass(w) }
  func predictOneHot(_ w: Tensor) throws -> Tensor { try Predictions().predictOneHot(w) }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}

/// Half of tanh's argument in both passes.
private struct HalfTanh: ActivationsExercise {
  func tanh(_ x: Tensor) throws -> Tensor { try Activations().tanh(0.5 * x) }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    0.5 * (try Activations().tanhBackward(0.5 * x, gradOutput: gradOutput))
  }
  func sigmoid(_ x: Tensor) throws -> Tensor { try Activations().sigmoid(x) }
  func relu(_ x: Tensor) throws -> Tensor { try Activations().relu(x) }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try Activations().sigmoidBackward(x, gradOutput: gradOutput)
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try Activations().reluBackward(x, gradOutput: gradOutput)
  }
}

/// What a right backward pass of a wrong forward pass earns in the items on gradients.
@Suite struct OwnForwardTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let exercise: String
    let solution: any Sendable
    let item: String
    let earned: Int

    init(_ name: String, _ exercise: String, _ solution: any Sendable, _ item: String, _ earned: Int) {
      (testDescription, self.exercise, self.solution) = ("\(name), item \(item)", exercise, solution)
      (self.item, self.earned) = (item, earned)
    }
  }

  private static func broken(_ change: (inout DifferentForward) -> Void) -> DifferentForward {
    var solution = DifferentForward.sigmoidForTanh
    change(&solution)
    return solution
  }

  static let cases: [Case] = [
    Case("activation on the logits", "mlp", DifferentForward.activatedLogits, "a", 0),
    Case("activation on the logits", "mlp", DifferentForward.activatedLogits, "d", 2),
    Case("activation on the logits", "mlp", DifferentForward.activatedLogits, "e", 1),
    Case("sigmoid for tanh", "mlp", DifferentForward.sigmoidForTanh, "a", 0),
    Case("sigmoid for tanh", "mlp", DifferentForward.sigmoidForTanh, "d", 3),
    Case("sigmoid for tanh", "mlp", DifferentForward.sigmoidForTanh, "e", 1),
    Case("sigmoid for tanh, gradients doubled", "mlp", broken { $0.gradientFactor = 2 }, "d", 0),
    Case("sigmoid for tanh, gradients doubled", "mlp", broken { $0.gradientFactor = 2 }, "e", 0),
    Case(
      "right forward pass, gradients doubled", "mlp",
      DifferentForward(changed: { ($0, $1) }, gradientFactor: 2), "e", 0),
    Case("right in everything", "mlp", DifferentForward { ($0, $1) }, "d", 4),
    Case("softmax over everything", "predictions", SoftmaxOverEverything(), "b", 0),
    Case("softmax over everything", "predictions", SoftmaxOverEverything(), "d", 2),
    Case("tanh of half the argument", "activations", HalfTanh(), "c", 0),
    Case("tanh of half the argument", "activations", HalfTanh(), "f", 5),
  ]

  @Test(arguments: cases) func earns(_ test: Case) throws {
    let result = try GradedInProcess(test.exercise).result(test.solution, item: test.item)
    #expect(result.earned == test.earned, "\(result.findings.map { "\($0.label): \($0.message)" })")
  }
}
