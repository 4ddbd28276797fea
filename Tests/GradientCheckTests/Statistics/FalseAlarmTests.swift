import Foundation
import GradientCheck
import Tensors
import Testing

/// How often right samples are rejected at a rate of one in 1,000, over 10,000 seeds.
@Suite struct FalseAlarmTests {
  private static let rate = 1e-3
  private static let seeds = 10_000

  private func alarms(_ test: (inout SplitMix64) -> StatisticalResult) -> Int {
    (0..<Self.seeds).count { seed in
      var random = SplitMix64.stream(secret: 11, seed)
      return !test(&random).isPlausible
    }
  }

  /// Exact tests must reject at the rate: neither more nor much less.
  private func expectRate(_ alarms: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    let judged = Statistics.binomial(successes: alarms, trials: Self.seeds, probability: Self.rate)
    #expect(judged.isPlausible && alarms > 0, "\(judged.sentence)", sourceLocation: sourceLocation)
  }

  /// Tests of discrete samples, and bounds, may reject less often, never more.
  private func expectAtMostRate(_ alarms: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    let judged = Statistics.binomial(successes: alarms, trials: Self.seeds, probability: Self.rate)
    let isBelow = Double(alarms) <= Self.rate * Double(Self.seeds)
    #expect(judged.isPlausible || isBelow, "\(judged.sentence)", sourceLocation: sourceLocation)
  }

  private func normals(_ count: Int, _ random: inout SplitMix64) -> [Double] {
    (0..<count).map { _ in random.normal() }
  }

  @Test func mean() {
    expectRate(
      alarms {
        Statistics.mean(of: normals(5, &$0), expected: 0, standardDeviation: 1, falseAlarmRate: Self.rate)
      })
  }

  @Test func variance() {
    expectRate(alarms { Statistics.variance(of: normals(5, &$0), expected: 1, falseAlarmRate: Self.rate) })
  }

  @Test func distributions() {
    expectAtMostRate(alarms { Statistics.normal(normals(20, &$0), falseAlarmRate: Self.rate) })
    expectAtMostRate(
      alarms { random in
        Statistics.uniform((0..<20).map { _ in random.uniform() }, in: 0...1, falseAlarmRate: Self.rate)
      })
  }

  @Test func counts() {
    expectAtMostRate(
      alarms { random in
        Statistics.binomial(
          successes: (0..<30).count { _ in random.bernoulli(0.8) }, trials: 30, probability: 0.8,
          falseAlarmRate: Self.rate)
      })
  }

  /// Enumerated for three categories; the bound for six.
  @Test(arguments: [[0.1, 0.3, 0.6], [0.05, 0.05, 0.1, 0.2, 0.2, 0.4]])
  func categories(probabilities: [Double]) {
    expectAtMostRate(
      alarms { random in
        Statistics.categorical(
          draws: (0..<20).map { _ in random.categorical(probabilities) }, probabilities: probabilities,
          falseAlarmRate: Self.rate)
      })
  }

  @Test func masks() {
    expectAtMostRate(
      alarms { random in
        Statistics.independence(
          of: .bernoulli([40], probability: 0.6, using: &random),
          and: .bernoulli([40], probability: 0.6, using: &random), falseAlarmRate: Self.rate)
      })
  }

  @Test func family() {
    expectAtMostRate(
      alarms { random in
        let draws = normals(6, &random)
        return StatisticalFamily(
          [
            Statistics.mean(of: draws, expected: 0, standardDeviation: 1),
            Statistics.variance(of: draws, expected: 1), Statistics.normal(draws),
          ], falseAlarmRate: Self.rate
        ).combined
      })
  }

  /// A test that states a rate that it does not keep is noticed: a mean of heavy-tailed draws.
  @Test func aBrokenRateIsNoticed() {
    let alarms = alarms { random in
      let draws = normals(5, &random).map { 0.56 * $0 * abs($0) }
      return Statistics.mean(of: draws, expected: 0, standardDeviation: 1, falseAlarmRate: Self.rate)
    }
    let judged = Statistics.binomial(successes: alarms, trials: Self.seeds, probability: Self.rate)
    #expect(!judged.isPlausible && alarms > 15, "\(alarms)")
  }
}
