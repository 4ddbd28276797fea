import Foundation
import Testing

@testable import StatisticalTests

@Suite struct DistributionsTests {
  private let golden: StatisticsGolden
  init() throws { golden = try StatisticsGolden.load() }

  @Test func normalQuantiles() {
    for row in golden.normalQuantiles {
      let z = NormalDistribution.quantile(upperTail: row.tail)
      #expect(abs(z - row.z) <= 1e-9 * max(1, abs(row.z)), "\(row): \(z)")
    }
  }

  @Test func chiSquaredQuantiles() {
    for row in golden.chiSquaredQuantiles {
      let distribution = ChiSquaredDistribution(freedom: row.freedom)
      #expect(StatisticsGolden.isClose(distribution.quantile(lowerTail: row.tail), row.lower), "\(row)")
      #expect(StatisticsGolden.isClose(distribution.quantile(upperTail: row.tail), row.upper), "\(row)")
    }
  }

  @Test func noncentralTails() {
    for row in golden.noncentral {
      let upper = ChiSquaredDistribution(freedom: row.freedom)
        .upperTail(row.x, noncentrality: row.noncentrality)
      #expect(abs(upper - row.upper) <= 1e-7 * row.upper, "\(row): \(upper)")
    }
  }

  @Test func rejectedCountsAreThoseWithASmallPValue() {
    for (trials, probability, rate) in [(0, 0.4, 1e-3), (1, 0.5, 1e-3), (60, 0.3, 1e-2), (60, 1, 1e-9)] {
      let distribution = BinomialDistribution(trials: trials, probability: probability)
      let rejected = distribution.rejected(at: rate)
      for count in 0...trials {
        let isRejected = count <= rejected.lower || count >= rejected.upper
        #expect(isRejected == (distribution.twoSidedPValue(count) < rate), "\(count) of \(trials)")
      }
    }
  }

  @Test func rejectedOverlapsAreThoseWithASmallPValue() {
    for (population, first, second) in [(40, 20, 18), (7, 7, 3), (5, 0, 2), (30, 25, 20)] {
      let distribution = HypergeometricDistribution(population: population, first: first, second: second)
      let rejected = distribution.rejected(at: 1e-3)
      for count in distribution.values {
        let isRejected = count <= rejected.lower || count >= rejected.upper
        #expect(isRejected == (distribution.twoSidedPValue(count) < 1e-3), "\(count) of \(population)")
      }
    }
  }

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
  func pearsonsTestWouldExceedItsRate(expected: Int, factor: Double) {
    let (trials, rate) = (100_000, 1e-9)
    let probability = Double(expected) / Double(trials)
    let deviation =
      (Double(expected) * (1 - probability)
      * ChiSquaredDistribution(freedom: 1).quantile(upperTail: rate)).squareRoot()
    let distribution = BinomialDistribution(trials: trials, probability: probability)
    #expect(distribution.atLeast(expected + Int(deviation.rounded(.up))) > factor * rate)
    // The bound holds there.
    let first = Search.firstIndex(in: expected..<trials) { count in
      let ratio = MultinomialDistribution(draws: trials, probabilities: [probability, 1 - probability])
        .likelihoodRatio([count, trials - count])
      return MultinomialDistribution.tailBound(ratio, categories: 2) < rate
    }
    #expect(distribution.atLeast(first) < rate)
  }

  @Test func smallestCount() {
    for size in [1, 2, 3, 64, 65, 1000] { #expect(Search.smallestCount { $0 >= size } == size) }
  }
}
