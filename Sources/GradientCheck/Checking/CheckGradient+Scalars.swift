import NumericalDifferentiation
public import Tensors

/// Checks the gradient of a scalar function by named arguments, without a pullback.
///
/// - Parameters:
///   - function: deterministic, scalar.
///   - arguments: where to check.
///   - options: how far the check goes, and its random numbers.
///   - gradients: `∂f/∂xₐ` at a point, one per argument and shaped like it.
public func checkGradient(
  ofScalar function: ([Tensor]) throws -> Double, at arguments: [NamedTensor],
  options: GradientCheckOptions = GradientCheckOptions(), gradients: ([Tensor]) throws -> [Tensor]
) -> GradientReport {
  var options = options
  options.hasGradientOnly = true
  return checkGradient(of: { Tensor(try function($0)) }, at: arguments, options: options) {
    point, cotangent in
    try gradients(point).map { cotangent.scalar * $0 }
  }
}

/// Checks the gradient of a scalar function of one tensor.
public func checkGradient(
  of function: (Tensor) throws -> Double, at x: Tensor,
  options: GradientCheckOptions = GradientCheckOptions(), gradient: (Tensor) throws -> Tensor
) -> GradientReport {
  checkGradient(
    ofScalar: { try function($0[0]) }, at: [NamedTensor("x", x)], options: options,
    gradients: { [try gradient($0[0])] })
}

/// Checks the gradient of a scalar function of several numbers.
///
/// - Parameters:
///   - function: deterministic.
///   - x: where to check.
///   - options: how far the check goes, and its random numbers.
///   - gradient: one number per argument.
public func checkGradient(
  of function: ([Double]) throws -> Double, at x: [Double],
  options: GradientCheckOptions = GradientCheckOptions(), gradient: ([Double]) throws -> [Double]
) -> GradientReport {
  checkGradient(
    of: { try function($0.storage) }, at: Tensor(x), options: options,
    gradient: { Tensor(try gradient($0.storage)) })
}

/// Checks a pullback of a function of one tensor.
public func checkGradient(
  of function: (Tensor) throws -> Tensor, at x: Tensor,
  options: GradientCheckOptions = GradientCheckOptions(),
  pullback: (Tensor, _ cotangent: Tensor) throws -> Tensor
) -> GradientReport {
  checkGradient(of: { try function($0[0]) }, at: [NamedTensor("x", x)], options: options) {
    [try pullback($0[0], $1)]
  }
}

/// Checks a pullback of a function from numbers to numbers.
public func checkGradient(
  of function: ([Double]) throws -> [Double], at x: [Double],
  options: GradientCheckOptions = GradientCheckOptions(),
  pullback: ([Double], _ cotangent: [Double]) throws -> [Double]
) -> GradientReport {
  checkGradient(of: { Tensor(try function($0.storage)) }, at: Tensor(x), options: options) {
    Tensor(try pullback($0.storage, $1.storage))
  }
}
