import NumericalDifferentiation

/// How far a central quotient may be from a derivative that it confirms: six digits, or the round-off of the
/// quotient where that is not too coarse to notice an error of 0.1 % of the gradient.
struct QuotientTolerance {
  private let precision: Precision
  private let roundOff: Double
  private let least: Double
  private let most: Double

  /// For all entries of one argument and one cotangent.
  ///
  /// - Parameters:
  ///   - magnitude: of the numbers whose round-off blurs the function.
  ///   - step: by which entries of size at most 1 moved.
  init(_ quotients: ArraySlice<Double>, magnitude: Double, step: Double, _ precision: Precision) {
    var norm = euclideanNorm(quotients)
    if !norm.isFinite { norm = euclideanNorm(quotients.filter(\.isFinite)) }
    self.precision = precision
    roundOff = 8 * precision.unitRoundoff * magnitude / step
    least = 1e-4 * precision.agreement * norm
    most = 1e-4 * norm
  }

  /// For an entry x with a quotient.
  func callAsFunction(_ quotient: Double, at x: Double) -> Double {
    precision.agreement * abs(quotient) + min(roundOff / LineDerivative.scale(of: x) + least, most)
  }
}
