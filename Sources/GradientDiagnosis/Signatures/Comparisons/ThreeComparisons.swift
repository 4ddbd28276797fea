/// How a forward result compares with the reference's.
public enum ForwardVerdict: String, Sendable, Equatable, CaseIterable {
  /// The results agree.
  case right
  /// The results differ.
  case wrong
  /// There is nothing to compare, such as a reference without a forward function.
  case unavailable
}

/// How a backward result compares with a gradient.
public enum BackwardVerdict: String, Sendable, Equatable, CaseIterable {
  /// It is that gradient.
  case right
  /// It is not.
  case wrong
  /// The gradient could not be decided.
  case inconclusive
  /// There is no such gradient.
  case unavailable
}

/// Three comparisons that together say whether the forward or the backward pass is at fault.
///
/// A wrong forward pass with a backward pass that fits it looks right when only compared with itself, and wrong
/// in both passes when only compared with the reference.
public struct ThreeComparisons: Sendable, Equatable {
  /// The forward pass with the reference's.
  public var forward: ForwardVerdict
  /// The backward pass with the numerical gradient of the student's own forward pass.
  public var ownGradient: BackwardVerdict
  /// The backward pass with the gradient of the reference.
  public var referenceGradient: BackwardVerdict

  /// Puts three verdicts together.
  public init(
    forward: ForwardVerdict, ownGradient: BackwardVerdict, referenceGradient: BackwardVerdict
  ) {
    self.forward = forward
    self.ownGradient = ownGradient
    self.referenceGradient = referenceGradient
  }
}
