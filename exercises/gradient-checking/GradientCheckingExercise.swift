public import Tensors

/// What comes of checking a gradient.
public struct GradientCheckReport: Sendable, Equatable {
  /// The largest relative error of an entry.
  public var maxRelativeError: Double
  /// The entry where it occurs, as a row-major offset; the first one among equals.
  public var worstIndex: Int
  /// Whether the largest relative error is at most the tolerance.
  public var passed: Bool

  /// A report.
  public init(maxRelativeError: Double, worstIndex: Int, passed: Bool) {
    self.maxRelativeError = maxRelativeError
    self.worstIndex = worstIndex
    self.passed = passed
  }
}

/// Derivatives by central differences, and what they say of a gradient that somebody worked out.
///
/// The step `h` is absolute. A step that is not positive and finite throws `LabError.invalidArgument`; tensors whose shapes
/// have to be equal and are not throw `LabError.shapeMismatch`. Errors of the functions passed in are passed on.
public protocol GradientCheckingExercise {
  /// The central difference `(f(x + h) − f(x − h)) / 2h`.
  ///
  /// - Parameters:
  ///   - f: evaluated twice.
  ///   - x: where to differentiate.
  ///   - h: step, positive and finite.
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double

  /// The gradient of a number that depends on a tensor: a central difference for each entry, the others staying where
  /// they are.
  ///
  /// - Parameters:
  ///   - f: evaluated exactly twice for each entry of `x`.
  ///   - x: where to differentiate, any shape.
  ///   - h: step, positive and finite.
  /// - Returns: shaped like `x`; without entries where `x` has none.
  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor

  /// The vector-Jacobian product of a tensor that depends on a tensor: the gradient of `⟨v, f(x)⟩` with respect to `x`.
  ///
  /// - Parameters:
  ///   - f: evaluated exactly twice for each entry of `x`.
  ///   - x: where to differentiate, any shape.
  ///   - v: cotangent (upstream gradient), shaped like `f(x)`.
  ///   - h: step, positive and finite.
  /// - Returns: shaped like `x`.
  func numericalVJP(of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double) throws
    -> Tensor

  /// The derivative along a direction, `(f(x + h·u) − f(x − h·u)) / 2h`. The direction is not normalised.
  ///
  /// - Parameters:
  ///   - f: evaluated exactly twice.
  ///   - x: where to differentiate, any shape.
  ///   - u: direction, shaped like `x`.
  ///   - h: step, positive and finite.
  func directionalDerivative(of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double)
    throws
    -> Double

  /// The largest relative error of an entry, `max_i |a_i − b_i| / max(10⁻⁸, |a_i| + |b_i|)`.
  ///
  /// - Parameters:
  ///   - a: any shape.
  ///   - b: shaped like `a`.
  /// - Returns: a number in [0, 1]; 0 for tensors without entries.
  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double

  /// Compares a gradient with the numerical one.
  ///
  /// - Parameters:
  ///   - f: the function, evaluated exactly twice for each entry of `x`.
  ///   - gradient: gives the gradient under test; evaluated once.
  ///   - x: where to compare, any shape with at least one entry.
  ///   - h: step, positive and finite.
  ///   - tolerance: the largest relative error that passes. A gradient with NaN never passes.
  /// - Throws: `LabError.shapeMismatch` when the gradient is not shaped like `x`.
  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport
}
