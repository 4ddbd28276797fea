import LabKit

/// Derivatives by central differences, and what they say of a gradient that somebody worked out.
///
/// `GradientCheckingExercise` says in full what each function takes, returns and throws.
struct GradientChecking: GradientCheckingExercise {
  /// The central difference `(f(x + h) − f(x − h)) / 2h`.
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    throw LabError.notImplemented
  }

  /// The gradient of a number that depends on a tensor: a central difference for each entry, the others staying where
  /// they are.
  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The vector-Jacobian product of a tensor that depends on a tensor: the gradient of `⟨v, f(x)⟩` with respect to `x`.
  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The derivative along a direction, `(f(x + h·u) − f(x − h·u)) / 2h`. The direction is not normalised.
  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    throw LabError.notImplemented
  }

  /// The largest relative error of an entry, `max_i |a_i − b_i| / max(10⁻⁸, |a_i| + |b_i|)`.
  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    throw LabError.notImplemented
  }

  /// Compares a gradient with the numerical one.
  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    throw LabError.notImplemented
  }
}
