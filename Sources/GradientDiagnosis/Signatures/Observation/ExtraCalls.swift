public import Tensors

/// What further calls of the code under test returned, at the same inputs; nil where no call was made.
public struct ExtraCalls: Sendable, Equatable {
  /// The gradient for twice the cotangent, `a(2g)`.
  public var doubledCotangent: Tensor?
  /// The gradient for a cotangent of zeros, `a(0)`.
  public var zeroCotangent: Tensor?
  /// The right gradient for a cotangent of ones.
  public var gradientForOnes: Tensor?
  /// The gradient that the same call returned when it was made again.
  public var repeated: Tensor?
  /// Names of arguments and parameters that the call changed.
  public var changedInputs: [String] = []
  /// The forward result with 1000 added to every logit.
  public var shiftedLogits: Tensor?
  /// Two forward results in evaluation mode, with the same arguments.
  public var evaluations: TensorPair?
  /// Forward results at the earlier positions before and after the token behind them was changed. Positions lie
  /// along the axis before the last.
  public var earlierPositions: TensorPair?
  /// The gradient of later tokens for a cotangent that is 0 but at the positions before them; 0 where
  /// nothing looks ahead. Tokens lie along the axis before the last.
  public var laterTokens: Tensor?
  /// Probabilities whose last axis must sum to 1, such as attention weights.
  public var probabilities: Tensor?

  /// No call was made.
  public init() {}
}

/// Two tensors that must be equal.
public struct TensorPair: Sendable, Equatable {
  /// The result of the first call.
  public let first: Tensor
  /// The result of the second call.
  public let second: Tensor

  /// Pairs two results.
  public init(_ first: Tensor, _ second: Tensor) {
    self.first = first
    self.second = second
  }
}
