import Foundation

/// How many of `second` units drawn from a population of n are among its `first` marked ones.
///
/// `P(X = x) ∝ C(k₁, x) C(n − k₁, k₂ − x) ωˣ`, from `max(0, k₁ + k₂ − n)` to `min(k₁, k₂)`. The odds ratio ω is
/// 1 for a draw that ignores the marks; any other gives Fisher's noncentral distribution.
///
/// Costs one logarithm per possible value. Source: A. Agresti, *Categorical Data Analysis*, 3rd ed., §3.5.
struct HypergeometricDistribution {
  let values: ClosedRange<Int>
  /// `P(X = x)` for each of ``values``; the improbable ones keep their relative accuracy.
  private let probabilities: [Double]

  /// - Parameter oddsRatio: ω, above 0 and finite.
  init(population: Int, first: Int, second: Int, oddsRatio: Double = 1) {
    values = max(0, first + second - population)...min(first, second)
    var logarithm = 0.0
    var logarithms = [0.0]
    for x in values.dropLast() {
      let grows = log(Double(first - x)) + log(Double(second - x))
      let shrinks = log(Double(x + 1)) + log(Double(population - first - second + x + 1))
      logarithm += grows - shrinks + log(oddsRatio)
      logarithms.append(logarithm)
    }
    let largest = logarithms.max() ?? 0
    let weights = logarithms.map { exp($0 - largest) }
    let total = weights.reduce(0, +)
    probabilities = weights.map { $0 / total }
  }

  /// `P(X ≤ x)`.
  func atMost(_ x: Int) -> Double {
    min(1, probabilities.prefix(max(0, x - values.lowerBound + 1)).reduce(0, +))
  }

  /// `P(X ≥ x)`; summed from the far end, where the terms are small.
  func atLeast(_ x: Int) -> Double {
    min(1, probabilities.suffix(max(0, values.upperBound - x + 1)).reversed().reduce(0, +))
  }

  /// `min(1, 2·min(P(X ≤ x), P(X ≥ x)))`.
  func twoSidedPValue(_ x: Int) -> Double { min(1, 2 * min(atMost(x), atLeast(x))) }

  /// The values whose two-sided p-value is below `rate`: those at most `lower` and those at least `upper`.
  func rejected(at rate: Double) -> (lower: Int, upper: Int) {
    let all = values.lowerBound..<(values.upperBound + 1)
    return (
      Search.firstIndex(in: all) { 2 * atMost($0) >= rate } - 1,
      Search.firstIndex(in: all) { 2 * atLeast($0) < rate }
    )
  }
}
