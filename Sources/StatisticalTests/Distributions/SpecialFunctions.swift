import Foundation

/// Regularised incomplete beta and gamma functions, the tails of binomial and χ² distributions.
///
/// Relative error below 10⁻⁸ for parameters up to 10⁶, set by the cancellation of log-gamma values; small
/// tails are computed directly, never as `1 − p`.
///
/// Source: W. H. Press et al., *Numerical Recipes*, 3rd ed., §6.2 and §6.4; continued fractions by W. J.
/// Lentz's method (Appl. Opt. 15, 1976).
enum SpecialFunctions {
  /// `Φ(z) = erfc(−z/√2)/2` of the standard normal distribution; keeps its relative accuracy in the lower tail.
  static func normalLowerTail(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// `I_x(a, b) = 1/B(a, b) ∫₀ˣ tᵃ⁻¹(1 − t)ᵇ⁻¹ dt`, for `x` in 0...1 and positive a, b.
  static func regularizedBeta(_ x: Double, a: Double, b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction converges fast below the mean (a + 1)/(a + b + 2).
    // Beyond it, I_x(a, b) = 1 − I_{1−x}(b, a).
    if x > (a + 1) / (a + b + 2) { return 1 - regularizedBeta(1 - x, a: b, b: a) }
    let logFactor = logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)
    var fraction = LentzFraction(first: 1)
    for step in 1...maximumSteps {
      let m = Double(step / 2)
      let term =
        step % 2 == 0
        ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      if fraction.append(numerator: term, denominator: 1) { break }
    }
    return exp(logFactor) / (a * fraction.value)
  }

  /// `P(a, x) = γ(a, x)/Γ(a)` and `Q = 1 − P`, for `x ≥ 0` and positive `a`; both keep their relative
  /// accuracy where they are small.
  static func regularizedGamma(_ x: Double, a: Double) -> (lower: Double, upper: Double) {
    guard x > 0 else { return (0, 1) }
    let factor = exp(a * log(x) - x - logGamma(a))
    if x < a + 1 {
      // P = xᵃe⁻ˣ/Γ(a) · Σ xⁿ/(a(a + 1)…(a + n))
      var term = 1 / a
      var sum = term
      for step in 1...maximumSteps {
        term *= x / (a + Double(step))
        sum += term
        if term < sum * 0x1p-54 { break }
      }
      return (factor * sum, 1 - factor * sum)
    }
    // Q = xᵃe⁻ˣ/Γ(a) · 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − …))
    var fraction = LentzFraction(first: x + 1 - a)
    for step in 1...maximumSteps {
      let n = Double(step)
      if fraction.append(numerator: -n * (n - a), denominator: x + 1 - a + 2 * n) { break }
    }
    let upper = factor / fraction.value
    return (1 - upper, upper)
  }

  /// Enough for parameters of 10⁸: some √max(a, b) steps are needed.
  private static let maximumSteps = 100_000

  private static func logGamma(_ x: Double) -> Double { lgamma(x).0 }
}

/// A continued fraction `b₀ + a₁/(b₁ + a₂/(b₂ + …))`, evaluated from the front.
struct LentzFraction {
  private static let tiny = 1e-300
  /// The value of the fraction up to the last term appended.
  private(set) var value: Double
  private var numeratorRatio: Double
  private var denominatorRatio = 0.0

  /// Starts with b₀.
  init(first: Double) {
    value = first == 0 ? Self.tiny : first
    numeratorRatio = value
  }

  /// Appends a term aₖ/bₖ; true once the value no longer changes.
  mutating func append(numerator: Double, denominator: Double) -> Bool {
    denominatorRatio = denominator + numerator * denominatorRatio
    if denominatorRatio == 0 { denominatorRatio = Self.tiny }
    denominatorRatio = 1 / denominatorRatio
    numeratorRatio = denominator + numerator / numeratorRatio
    if numeratorRatio == 0 { numeratorRatio = Self.tiny }
    let change = numeratorRatio * denominatorRatio
    value *= change
    return abs(change - 1) < 0x1p-51
  }
}
