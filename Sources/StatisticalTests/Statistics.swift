import Tensors
import Foundation

/// Tests of random behaviour, each with the rate of false alarms that it is allowed.
///
/// The seeds must be the grader's: the rate is that over its choice of seeds. An item that runs several tests
/// puts them into a ``StatisticalFamily``, so that the whole item keeps the rate. Every p-value is exact or an
/// upper bound at every sample size, for no approximation holds as far out as one in 10⁹.
public enum Statistics {
  /// False alarms allowed by default: one in 10⁹.
  public static let defaultFalseAlarmRate = 1e-9

  /// Tests a count, such as of units kept by dropout, against the binomial distribution; exact.
  ///
  /// `p = min(1, 2·min(P(X ≤ k), P(X ≥ k)))`, `P(X ≤ k) = I_{1−q}(n − k, k + 1)` for success probability q.
  ///
  /// - Parameters:
  ///   - successes: k, in `0...trials`; a trap otherwise.
  ///   - trials: n, at least 0.
  ///   - probability: q, in `0...1`; a trap otherwise.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func binomial(
    successes: Int, trials: Int, probability: Double,
    falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> StatisticalResult {
    precondition((0...trials).contains(successes), "\(successes) successes in \(trials) trials")
    precondition((0...1).contains(probability), "The probability \(probability) is not in 0...1.")
    let pValue = BinomialDistribution(trials: trials, probability: probability).twoSidedPValue(successes)
    return StatisticalResult(
      pValue: pValue, falseAlarmRate: falseAlarmRate,
      sentence:
        "\(successes) of \(trials), where \((Double(trials) * probability).shortText()) are "
        + "expected (probability \(pValue.shortText(digits: 2))).")
  }

  /// Tests the mean of independent draws against a known mean and standard deviation (z-test).
  ///
  /// `z = (x̄ − μ)√n/σ`, `p = erfc(|z|/√2)`. Exact for normal draws. For draws with lighter tails, such as
  /// uniform ones, the rate of false alarms is below the stated one.
  ///
  /// - Parameters:
  ///   - samples: empty or with a NaN: rejected.
  ///   - mean: μ, that is tested.
  ///   - standardDeviation: σ of one draw, above 0; a trap otherwise.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func mean(
    of samples: [Double], expected mean: Double, standardDeviation: Double,
    falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> StatisticalResult {
    precondition(standardDeviation > 0, "The standard deviation \(standardDeviation) is not positive.")
    if let defect = defect(of: samples) { return .impossible(falseAlarmRate, defect) }
    let count = Double(samples.count)
    let observed = samples.reduce(0, +) / count
    let z = (observed - mean) * count.squareRoot() / standardDeviation
    let pValue = erfc(abs(z) / 2.0.squareRoot())
    return StatisticalResult(
      pValue: pValue, falseAlarmRate: falseAlarmRate,
      sentence: "The mean of \(samples.count) values is \(observed.shortText()), where "
        + "\(mean.shortText()) is expected: "
        + "\(abs(z).shortText()) standard errors apart.")
  }

  /// Tests the variance of independent normal draws (χ² test, two-sided).
  ///
  /// `(n − 1)s²/σ²` follows χ² with n − 1 degrees of freedom. For draws with lighter tails, such as uniform
  /// ones, the rate of false alarms is below the stated one.
  ///
  /// - Parameters:
  ///   - samples: fewer than two, or with a NaN: rejected.
  ///   - variance: σ², above 0; a trap otherwise.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func variance(
    of samples: [Double], expected variance: Double, falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> StatisticalResult {
    precondition(variance > 0, "The variance \(variance) is not positive.")
    if let defect = defect(of: samples) { return .impossible(falseAlarmRate, defect) }
    guard samples.count > 1 else {
      return .impossible(falseAlarmRate, "One value has no variance; at least two are needed.")
    }
    let freedom = Double(samples.count - 1)
    let mean = samples.reduce(0, +) / Double(samples.count)
    let squares = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let (lower, upper) = SpecialFunctions.regularizedGamma(squares / variance / 2, a: freedom / 2)
    let pValue = min(1, 2 * min(lower, upper))
    return StatisticalResult(
      pValue: pValue, falseAlarmRate: falseAlarmRate,
      sentence:
        "The variance of \(samples.count) values is \((squares / freedom).shortText()), "
        + "where \(variance.shortText()) is expected "
        + "(probability \(pValue.shortText(digits: 2))).")
  }

  /// Says what makes a sample unfit for any test.
  static func defect(of samples: [Double]) -> String? {
    if samples.isEmpty { return "There are no values." }
    guard let index = samples.firstIndex(where: { !$0.isFinite }) else { return nil }
    return "Value \(index) is \(samples[index])."
  }
}
