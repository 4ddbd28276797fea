extension Statistics {
  /// The power that `sampleSizeOf…` functions aim at by default: one wrong implementation in 10⁶ passes.
  public static let defaultPower = 1 - 1e-6

  /// The probability that ``binomial(successes:trials:probability:falseAlarmRate:)`` rejects counts of another
  /// success probability; exact.
  ///
  /// With K the counts that are rejected at probability q, `Σ_{k ∈ K} P(X = k | q′)`.
  ///
  /// - Parameters:
  ///   - trials: n, at least 0.
  ///   - probability: q, that is tested.
  ///   - actual: q′, that is true.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func powerOfBinomial(
    trials: Int, probability: Double, actual: Double, falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Double {
    let rejected = BinomialDistribution(trials: trials, probability: probability).rejected(at: falseAlarmRate)
    let distribution = BinomialDistribution(trials: trials, probability: actual)
    return min(1, distribution.atMost(rejected.lower) + distribution.atLeast(rejected.upper))
  }

  /// How many trials ``binomial(successes:trials:probability:falseAlarmRate:)`` needs; exact.
  ///
  /// About `((z_{α/2}√(q(1 − q)) + z_β√(q′(1 − q′)))/(q′ − q))²`, with z the upper quantiles of the normal
  /// distribution: for small deviations δ, `93·q(1 − q)/δ²` at a rate of 10⁻⁶ and `118·q(1 − q)/δ²` at 10⁻⁹.
  /// The power is that of the size returned; it then grows in a saw-tooth, whose dips are below it a little.
  ///
  /// - Parameters:
  ///   - probability: q, that is tested.
  ///   - actual: q′, that is true; another than q, a trap otherwise.
  ///   - power: 1 − β, how often wrong draws are to be rejected.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func sampleSizeOfBinomial(
    probability: Double, actual: Double, power: Double = defaultPower,
    falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Int {
    precondition(probability != actual, "No test can tell \(probability) from itself.")
    return Search.smallestCount {
      powerOfBinomial(
        trials: $0, probability: probability, actual: actual, falseAlarmRate: falseAlarmRate) >= power
    }
  }

  /// The probability that ``mean(of:expected:standardDeviation:falseAlarmRate:)`` rejects draws with another
  /// mean; exact for normal draws.
  ///
  /// `Φ(s√n − z_{α/2}) + Φ(−s√n − z_{α/2})` with the shift `s = (μ′ − μ)/σ`.
  ///
  /// - Parameters:
  ///   - samples: n, at least 1.
  ///   - shift: s, in standard deviations of one draw.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func powerOfMean(
    samples: Int, shift: Double, falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Double {
    let quantile = NormalDistribution.quantile(upperTail: falseAlarmRate / 2)
    let distance = abs(shift) * Double(samples).squareRoot()
    return NormalDistribution.lowerTail(distance - quantile)
      + NormalDistribution.lowerTail(-distance - quantile)
  }

  /// How many draws ``mean(of:expected:standardDeviation:falseAlarmRate:)`` needs: about `((z_{α/2} + z_β)/s)²`.
  ///
  /// - Parameters:
  ///   - shift: s, in standard deviations of one draw; not 0, a trap otherwise.
  ///   - power: 1 − β, how often wrong draws are to be rejected.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func sampleSizeOfMean(
    shift: Double, power: Double = defaultPower, falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Int {
    precondition(shift != 0, "No test can tell a mean from itself.")
    return Search.smallestCount {
      powerOfMean(samples: $0, shift: shift, falseAlarmRate: falseAlarmRate) >= power
    }
  }

  /// The probability that ``variance(of:expected:falseAlarmRate:)`` rejects normal draws of another variance;
  /// exact.
  ///
  /// `P(χ²_{n−1} ≤ l/r) + P(χ²_{n−1} ≥ u/r)` with the ratio `r = σ′²/σ²` and l, u the quantiles of α/2.
  ///
  /// - Parameters:
  ///   - samples: n, at least 2; a trap otherwise.
  ///   - ratio: r, above 0.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func powerOfVariance(
    samples: Int, ratio: Double, falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Double {
    precondition(samples > 1 && ratio > 0, "\(samples) values with a ratio of variances of \(ratio)")
    let distribution = ChiSquaredDistribution(freedom: Double(samples - 1))
    let lower = distribution.quantile(lowerTail: falseAlarmRate / 2)
    let upper = distribution.quantile(upperTail: falseAlarmRate / 2)
    return distribution.tails(lower / ratio).lower + distribution.tails(upper / ratio).upper
  }

  /// How many draws ``variance(of:expected:falseAlarmRate:)`` needs: for r near 1 about
  /// `2((z_{α/2} + z_β r)/(r − 1))²`.
  ///
  /// - Parameters:
  ///   - ratio: r, above 0 and not 1; a trap otherwise.
  ///   - power: 1 − β, how often wrong draws are to be rejected.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func sampleSizeOfVariance(
    ratio: Double, power: Double = defaultPower, falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> Int {
    precondition(ratio != 1, "No test can tell a variance from itself.")
    return Search.smallestCount {
      $0 > 1 && powerOfVariance(samples: $0, ratio: ratio, falseAlarmRate: falseAlarmRate) >= power
    }
  }
}
