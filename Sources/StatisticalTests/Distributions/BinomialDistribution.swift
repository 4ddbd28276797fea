/// The number of successes in n independent trials of success probability q.
struct BinomialDistribution {
  let trials: Int
  let probability: Double

  /// `P(X ≤ k) = I_{1−q}(n − k, k + 1)`, the regularised incomplete beta function; any k.
  func atMost(_ k: Int) -> Double {
    if k < 0 { return 0 }
    if k >= trials { return 1 }
    return SpecialFunctions.regularizedBeta(1 - probability, a: Double(trials - k), b: Double(k) + 1)
  }

  /// `P(X ≥ k) = I_q(k, n − k + 1)`; any k.
  func atLeast(_ k: Int) -> Double {
    if k <= 0 { return 1 }
    if k > trials { return 0 }
    return SpecialFunctions.regularizedBeta(probability, a: Double(k), b: Double(trials - k) + 1)
  }

  /// `min(1, 2·min(P(X ≤ k), P(X ≥ k)))`.
  func twoSidedPValue(_ k: Int) -> Double { min(1, 2 * min(atMost(k), atLeast(k))) }
}
