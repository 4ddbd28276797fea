import Foundation
import Testing

@testable import StatisticalTests

@Suite struct DistributionsTests {
  /// Agrawal's bound must lie above the exact tail of every outcome, also for very unequal probabilities.
  @Test(arguments: [
    (60, [0.5, 0.5]), (60, [0.01, 0.99]), (40, [0.2, 0.3, 0.5]), (40, [0.02, 0.03, 0.95]),
    (14, [0.1, 0.2, 0.3, 0.4]), (14, [0.25, 0.25, 0.25, 0.25]), (8, [0.1, 0.1, 0.2, 0.2, 0.4]),
  ])
  func boundLiesAboveTheExactTail(draws: Int, probabilities: [Double]) {
    let distribution = MultinomialDistribution(draws: draws, probabilities: probabilities)
    #expect(distribution.outcomes <= MultinomialDistribution.largestEnumeration)
    for step in 1...30 {
      let ratio = Double(step)
      let bound = MultinomialDistribution.tailBound(ratio, categories: probabilities.count)
      #expect(distribution.exactTail(ratio) <= bound, "t = \(ratio)")
    }
  }

  /// Why ``Statistics/categorical(counts:probabilities:falseAlarmRate:)`` is not Pearson's test: at its χ²
  /// quantile for one in 10⁹, right counts are rejected far more often.
  @Test(arguments: [(5, 1000.0), (100, 5)])
  func pearsonsTestWouldExceedItsRate(expected: Int, factor: Double) throws {
    let (trials, rate) = (100_000, 1e-9)
    let probability = Double(expected) / Double(trials)
    let quantile = 6.109410 * 6.109410
    let deviation = (Double(expected) * (1 - probability) * quantile).squareRoot()
    let distribution = BinomialDistribution(trials: trials, probability: probability)
    #expect(distribution.atLeast(expected + Int(deviation.rounded(.up))) > factor * rate)
    // The bound holds there.
    let first = (expected..<trials).first { count in
      let ratio = MultinomialDistribution(draws: trials, probabilities: [probability, 1 - probability])
        .likelihoodRatio([count, trials - count])
      return MultinomialDistribution.tailBound(ratio, categories: 2) < rate
    }
    #expect(try distribution.atLeast(#require(first)) < rate)
  }
}
