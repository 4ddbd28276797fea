extension Statistics {
  /// The probability that ``independence(of:and:falseAlarmRate:)`` rejects two masks whose entries are
  /// correlated, for masks that keep as many units as expected.
  ///
  /// Both masks keep `k = nq` units, rounded. The overlap follows Fisher's noncentral hypergeometric
  /// distribution with odds ratio `ω = (q² + c)((1 − q)² + c)/(q(1 − q) − c)²`, `c = ρq(1 − q)`; summed over the
  /// overlaps that are rejected. Identical masks have ρ = 1. Masks that keep other numbers of units make the
  /// power of 100 units differ by a tenth at most.
  ///
  /// - Parameters:
  ///   - units: n, at least 1.
  ///   - keepProbability: q, strictly between 0 and 1; a trap otherwise.
  ///   - correlation: ρ, such that no probability above is negative; a trap otherwise.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func powerOfIndependence(
    units: Int, keepProbability: Double, correlation: Double,
    falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Double {
    let (keep, drop) = (keepProbability, 1 - keepProbability)
    precondition(keep > 0 && drop > 0, "Masks that keep all units or none are not random.")
    let covariance = correlation * keep * drop
    let (both, one, none) = (keep * keep + covariance, keep * drop - covariance, drop * drop + covariance)
    precondition(
      both >= 0 && one >= 0 && none >= 0, "Masks with \(keepProbability) kept have no such correlation.")
    let kept = Int((Double(units) * keep).rounded())
    let independent = HypergeometricDistribution(population: units, first: kept, second: kept)
    let rejected = independent.rejected(at: falseAlarmRate)
    // Without units of one kind the overlap is certain: the largest, or the smallest.
    if one == 0 { return independent.values.upperBound >= rejected.upper ? 1 : 0 }
    if both == 0 || none == 0 { return independent.values.lowerBound <= rejected.lower ? 1 : 0 }
    let actual = HypergeometricDistribution(
      population: units, first: kept, second: kept, oddsRatio: both * none / (one * one))
    return min(1, actual.atMost(rejected.lower) + actual.atLeast(rejected.upper))
  }

  /// How many units the masks of ``independence(of:and:falseAlarmRate:)`` need.
  ///
  /// The power is that of the size returned; it then grows in a saw-tooth, as for counts.
  ///
  /// - Parameters:
  ///   - keepProbability: q, strictly between 0 and 1; a trap otherwise.
  ///   - correlation: ρ, not 0; a trap otherwise. 1: how many units tell identical masks.
  ///   - power: 1 − β, how often wrong draws are to be rejected.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func sampleSizeOfIndependence(
    keepProbability: Double, correlation: Double = 1, power: Double = defaultPower,
    falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Int {
    precondition(correlation != 0, "No test can tell independent masks from themselves.")
    return Search.smallestCount {
      powerOfIndependence(
        units: $0, keepProbability: keepProbability, correlation: correlation,
        falseAlarmRate: falseAlarmRate) >= power
    }
  }
}
