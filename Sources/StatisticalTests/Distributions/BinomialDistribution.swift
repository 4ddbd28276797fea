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

  /// The counts whose two-sided p-value is below `rate`: those at most `lower` and those at least `upper`.
  ///
  /// `lower` is −1 or `upper` is n + 1 where no count of that side is so improbable.
  func rejected(at rate: Double) -> (lower: Int, upper: Int) {
    (
      Search.firstIndex(in: 0..<trials) { 2 * atMost($0) >= rate } - 1,
      Search.firstIndex(in: 0..<(trials + 1)) { 2 * atLeast($0) < rate }
    )
  }
}
