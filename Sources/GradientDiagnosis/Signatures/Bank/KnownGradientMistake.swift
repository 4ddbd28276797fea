public import Tensors

/// A mistake that is known for an exercise, as the backward function that makes it.
public struct KnownGradientMistake: Sendable {
  /// What tests and tables call it, such as `no-sum-term`.
  public let id: String
  /// What the author of such a gradient should read.
  public let sentence: String
  /// The gradients that the mistake gives for arguments and cotangent; it may throw.
  public let pullback: @Sendable (_ arguments: [Tensor], _ cotangent: Tensor) throws -> [Tensor]

  /// Describes a mistake.
  public init(
    id: String, sentence: String,
    pullback: @escaping @Sendable (_ arguments: [Tensor], _ cotangent: Tensor) throws -> [Tensor]
  ) {
    self.id = id
    self.sentence = sentence
    self.pullback = pullback
  }
}

/// A call of a backward function under test, and what it returned.
public struct PullbackCall: Sendable, Equatable {
  /// The point.
  public let arguments: [Tensor]
  /// The upstream gradient.
  public let cotangent: Tensor
  /// One gradient for each argument.
  public let gradients: [Tensor]

  /// Records a call.
  public init(arguments: [Tensor], cotangent: Tensor, gradients: [Tensor]) {
    self.arguments = arguments
    self.cotangent = cotangent
    self.gradients = gradients
  }
}
