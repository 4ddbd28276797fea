import Foundation

extension Statistics {
  /// A lower bound on the probability that ``distribution(_:cumulative:named:falseAlarmRate:)``, ``normal(_:mean:standardDeviation:falseAlarmRate:)``
  /// or ``uniform(_:in:falseAlarmRate:)`` rejects draws of another distribution.
  ///
  /// Rejected is a distance of at least `d = √(ln(2/α)/2n)`. Where the distribution functions are δ apart, the
  /// empirical one is within δ − d of the true one with a probability of at least `1 − exp(−2n(δ − d)²)`
  /// (Hoeffding's inequality); below `δ = d` the bound is 0.
  ///
  /// - Parameters:
  ///   - samples: n, at least 1.
  ///   - distance: `δ = sup |G(x) − F(x)|` between the true and the tested distribution function, in 0...1.
  public static func powerOfDistribution(
    samples: Int, distance: Double, falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Double {
    let count = Double(samples)
    let margin = distance - (log(2 / falseAlarmRate) / (2 * count)).squareRoot()
    return margin > 0 ? -expm1(-2 * count * margin * margin) : 0
  }

  /// How many draws ``distribution(_:cumulative:named:falseAlarmRate:)`` needs at most:
  /// `(√ln(2/α) + √ln(1/β))²/2δ²` with `β = 1 − power`.
  ///
  /// - Parameter distance: δ, above 0; a trap otherwise.
  public static func sampleSizeOfDistribution(
    distance: Double, power: Double = defaultPower, falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Int {
    precondition(distance > 0, "No test can tell a distribution from itself.")
    return Search.smallestCount {
      powerOfDistribution(samples: $0, distance: distance, falseAlarmRate: falseAlarmRate) >= power
    }
  }

  /// The probability that ``categorical(counts:probabilities:falseAlarmRate:)`` rejects counts of other
  /// probabilities, for those that are hardest to see.
  ///
  /// With `δ = ½Σ|pᵢ′ − pᵢ|`, the total variation, `2n·KL(p′‖p) ≥ 4nδ² = λ` (Pinsker's inequality), and 2t is
  /// about χ² with k − 1 degrees of freedom and noncentrality λ or more. The power is
  /// `P(χ²_{k−1}(λ) ≥ 2t*)` with `(et*/(k − 1))^{k−1} e^{−t*} = α`. Good to a few hundredths where every
  /// category is expected 5 times; few draws, whose outcomes are enumerated, have more.
  ///
  /// - Parameters:
  ///   - draws: n, at least 1.
  ///   - categories: k, those of positive probability; at least 2, a trap otherwise.
  ///   - totalVariation: δ, in 0...1.
  public static func powerOfCategorical(
    draws: Int, categories: Int, totalVariation: Double, falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Double {
    precondition(categories > 1, "There is nothing to test with \(categories) categories.")
    let freedom = Double(categories - 1)
    let threshold = Search.argument(
      in: freedom...(8 * freedom + 2000),
      where: { MultinomialDistribution.tailBound($0, categories: categories) }, is: falseAlarmRate)
    return ChiSquaredDistribution(freedom: freedom).upperTail(
      2 * threshold, noncentrality: 4 * Double(draws) * totalVariation * totalVariation)
  }

  /// How many draws ``categorical(counts:probabilities:falseAlarmRate:)`` needs.
  ///
  /// - Parameter totalVariation: δ, above 0; a trap otherwise.
  public static func sampleSizeOfCategorical(
    categories: Int, totalVariation: Double, power: Double = defaultPower,
    falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Int {
    precondition(totalVariation > 0, "No test can tell probabilities from themselves.")
    return Search.smallestCount {
      powerOfCategorical(
        draws: $0, categories: categories, totalVariation: totalVariation, falseAlarmRate: falseAlarmRate)
        >= power
    }
  }

  /// The probability that ``independence(of:and:falseAlarmRate:)`` rejects two masks whose entries are
  /// correlated, for masks that keep as many units as expected.
  ///
  /// Both masks keep `k = nq` units, rounded. The overlap follows Fisher's noncentral hypergeometric
  /// distribution with odds ratio `ω = (q² + c)((1 − q)² + c)/(q(1 − q) − c)²`, `c = ρq(1 − q)`; summed over the
  /// overlaps that are rejected. Identical masks have ρ = 1.
  ///
  /// - Parameters:
  ///   - units: n, at least 1.
  ///   - keepProbability: q, strictly between 0 and 1; a trap otherwise.
  ///   - correlation: ρ, such that no probability above is negative; a trap otherwise.
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
