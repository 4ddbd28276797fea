public import GradientCheck
public import Tensors

/// A backward function at one point: what the contracts of ``Trial`` examine.
///
/// The batch is the first axis of the result and of every batched argument.
public struct BackwardCase<Solution> {
  /// What is examined, such as `affineBackward, 4×3`; it precedes the labels of the cases.
  public let label: String
  /// Names and values of the arguments that the function is differentiated by.
  public let arguments: [NamedTensor]
  /// Shape of the forward function's result, and so of the upstream gradient.
  public let resultShape: [Int]
  /// Names of the arguments that hold one row per example; the others are parameters.
  public let batched: Set<String>
  /// The backward function under test; it returns one gradient per argument.
  public let pullback: (Solution, [Tensor], _ cotangent: Tensor) throws -> [Tensor]

  /// Describes a backward function at one point.
  ///
  /// - Parameter parameters: names of the arguments without a batch axis, such as weights and biases.
  public init(
    _ label: String, at arguments: [NamedTensor], resultShape: [Int], parameters: Set<String> = [],
    pullback: @escaping (Solution, [Tensor], _ cotangent: Tensor) throws -> [Tensor]
  ) {
    self.label = label
    self.arguments = arguments
    self.resultShape = resultShape
    batched = Set(arguments.map(\.name)).subtracting(parameters)
    self.pullback = pullback
  }

  /// The values of the arguments.
  var point: [Tensor] { arguments.map(\.value) }

  /// The arguments with every batched one replaced.
  func point(rows transform: (Tensor) -> Tensor) -> [Tensor] {
    arguments.map { batched.contains($0.name) ? transform($0.value) : $0.value }
  }

  /// The gradients at a point, once each is known to have the shape of its argument.
  func gradients(_ solution: Solution, _ point: [Tensor], _ cotangent: Tensor) throws -> [Tensor] {
    let gradients = try pullback(solution, point, cotangent)
    for (gradient, argument) in zip(gradients, zip(arguments, point)) {
      try requireShape(gradient, argument.1.shape, "the gradient of `\(argument.0.name)`")
    }
    return gradients
  }
}
