import Foundation

extension Statistics {
  /// A lower bound on the probability that draws of another distribution are rejected by
  /// ``distribution(_:cumulative:named:falseAlarmRate:)`` and by `normal` and `uniform`, which rest on it.
  ///
  /// Rejected is a distance of at least `d = √(ln(2/α)/2n)`. Where the distribution functions are δ apart, the
  /// empirical one is within δ − d of the true one with a probability of at least `1 − exp(−2n(δ − d)²)`
  /// (Hoeffding's inequality); below `δ = d` the bound is 0.
  ///
  /// - Parameters:
  ///   - samples: n, at least 1.
  ///   - distance: `δ = sup |G(x) − F(x)|` between the true and the tested distribution function, in 0...1.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
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
  /// - Parameters:
  ///   - distance: δ, above 0; a trap otherwise.
  ///   - power: 1 − β, how often wrong draws are to be rejected.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
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
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
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
  /// - Parameters:
  ///   - categories: k, at least 2; a trap otherwise.
  ///   - totalVariation: δ, above 0; a trap otherwise.
  ///   - power: 1 − β, how often wrong draws are to be rejected.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
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
}
