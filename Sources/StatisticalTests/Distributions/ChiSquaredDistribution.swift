import Foundation

/// The χ² distribution with ν degrees of freedom, also the noncentral one.
struct ChiSquaredDistribution {
  let freedom: Double

  /// `P(X ≤ x)` and `P(X ≥ x)`, for `x ≥ 0`; both keep their relative accuracy where they are small.
  func tails(_ x: Double) -> (lower: Double, upper: Double) {
    SpecialFunctions.regularizedGamma(x / 2, a: freedom / 2)
  }

  /// The x with `P(X ≤ x) = tail`.
  func quantile(lowerTail tail: Double) -> Double {
    Search.argument(in: 0...farPoint, where: { -tails($0).lower }, is: -tail)
  }

  /// The x with `P(X ≥ x) = tail`, for tails of at least 10⁻³⁰⁰.
  func quantile(upperTail tail: Double) -> Double {
    Search.argument(in: 0...farPoint, where: { tails($0).upper }, is: tail)
  }

  /// `P(X ≥ x) = Σⱼ e^{−λ/2}(λ/2)ʲ/j! · P(χ²_{ν+2j} ≥ x)` with noncentrality λ: a Poisson mixture.
  ///
  /// Summed from the largest weight outwards, until the rest is below 10⁻¹⁷.
  ///
  /// Source: N. L. Johnson, S. Kotz and N. Balakrishnan, *Continuous Univariate Distributions*, vol. 2, 2nd
  /// ed., §29.3.
  func upperTail(_ x: Double, noncentrality: Double) -> Double {
    let rate = noncentrality / 2
    func term(_ j: Int) -> (weight: Double, product: Double) {
      let weight = rate > 0 ? exp(Double(j) * log(rate) - rate - lgamma(Double(j) + 1).0) : 1
      return (weight, weight * ChiSquaredDistribution(freedom: freedom + 2 * Double(j)).tails(x).upper)
    }
    let mode = Int(rate)
    var sum = term(mode).product
    guard rate > 0 else { return sum }
    for j in (0..<mode).reversed() {
      let (weight, product) = term(j)
      sum += product
      if weight < 1e-20 { break }
    }
    var j = mode
    while true {
      j += 1
      let (weight, product) = term(j)
      sum += product
      if weight < 1e-20 { return min(1, sum) }
    }
  }

  /// Beyond it the upper tail is below 10⁻³⁰⁰: `P(X ≥ ν + 2√(νt) + 2t) ≤ e⁻ᵗ` (B. Laurent and P. Massart,
  /// Ann. Stat. 28, 2000, Lemma 1) with t = 700.
  private var farPoint: Double { freedom + 2 * (700 * freedom).squareRoot() + 1400 }
}
