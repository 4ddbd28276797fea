import Foundation

/// How many of `second` units drawn from a population of n are among its `first` marked ones.
///
/// `P(X = x) ∝ C(k₁, x) C(n − k₁, k₂ − x)`, from `max(0, k₁ + k₂ − n)` to `min(k₁, k₂)`.
///
/// Costs one logarithm per possible value. Source: A. Agresti, *Categorical Data Analysis*, 3rd ed., §3.5.
struct HypergeometricDistribution {
  let values: ClosedRange<Int>
  /// `P(X = x)` for each of ``values``; the improbable ones keep their relative accuracy.
  private let probabilities: [Double]

  init(population: Int, first: Int, second: Int) {
    values = max(0, first + second - population)...min(first, second)
    var logarithm = 0.0
    var logarithms = [0.0]
    for x in values.dropLast() {
      let grows = log(Double(first - x)) + log(Double(second - x))
      let shrinks = log(Double(x + 1)) + log(Double(population - first - second + x + 1))
      logarithm += grows - shrinks
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
}
