import CourseModel
import GradientCheck
import Tensors

extension Trial {
  /// Expects what holds for every backward function, whatever its values: the gradients have the shapes of
  /// the arguments, are linear in the upstream gradient and zero for a zero one, and a second call gives
  /// the same bits.
  public func contracts(of backward: BackwardCase<Solution>) {
    gradientShapes(of: backward)
    linearity(of: backward)
    zeroAtZero(of: backward)
    repeatability(of: backward)
  }

  /// Expects one gradient per argument, of the argument's shape.
  public func gradientShapes(of backward: BackwardCase<Solution>) {
    let cotangent = Tensor.normal(backward.resultShape, using: &random)
    attempt("\(backward.label): gradients have the shapes of the arguments") {
      _ = try backward.gradients(student, backward.point, cotangent)
    }
  }

  /// Expects `B(α·g₁ + g₂) = α·B(g₁) + B(g₂)` for the gradients `B` of an upstream gradient.
  ///
  /// A function that ignores the upstream gradient fails.
  public func linearity(of backward: BackwardCase<Solution>) {
    let first = Tensor.normal(backward.resultShape, using: &random)
    let second = Tensor.normal(backward.resultShape, using: &random)
    attempt("\(backward.label): gradients are linear in the upstream gradient") {
      try refuse(
        Contracts.linearity(of: { try backward.pullback(student, backward.point, $0) }, first, second))
    }
  }

  /// Expects gradients of exactly zero for an upstream gradient of zeros.
  public func zeroAtZero(of backward: BackwardCase<Solution>) {
    attempt("\(backward.label): a zero upstream gradient gives zero gradients") {
      try refuse(
        Contracts.zeroAtZero(
          of: { try backward.pullback(student, backward.point, $0) }, resultShape: backward.resultShape))
    }
  }

  /// Expects the same bits from a second call: nothing is left over from the first.
  public func repeatability(of backward: BackwardCase<Solution>) {
    let cotangent = Tensor.normal(backward.resultShape, using: &random)
    attempt("\(backward.label): a second call gives the same gradients") {
      try refuse(Contracts.repeatability(of: { try backward.pullback(student, backward.point, cotangent) }))
    }
  }
}

/// Throws a ``Mismatch`` with what a contract found, if it found something.
private func refuse(_ violation: String?) throws {
  if let violation { throw Mismatch(violation) }
}
