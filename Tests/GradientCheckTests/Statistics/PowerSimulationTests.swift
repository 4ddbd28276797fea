import Foundation
import GradientCheck
import Tensors
import Testing

/// Computed powers beside the rate at which wrong samples of 2,000 seeds are rejected.
@Suite struct PowerSimulationTests {
  private static let rate = 1e-3
  private static let seeds = 2000

  private func rejections(_ test: (inout SplitMix64) -> StatisticalResult) -> Int {
    (0..<Self.seeds).count { seed in
      var random = SplitMix64.stream(secret: 23, seed)
      return !test(&random).isPlausible
    }
  }

  private func expect(
    _ rejections: Int, at power: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect((0.3...0.95).contains(power), "a power of \(power) says little", sourceLocation: sourceLocation)
    let judged = Statistics.binomial(successes: rejections, trials: Self.seeds, probability: power)
    #expect(judged.isPlausible, "\(judged.sentence)", sourceLocation: sourceLocation)
  }

  @Test func counts() {
    expect(
      rejections { random in
        Statistics.binomial(
          successes: (0..<100).count { _ in random.bernoulli(0.7) }, trials: 100, probability: 0.5,
          falseAlarmRate: Self.rate)
      },
      at: Statistics.powerOfBinomial(
        trials: 100, probability: 0.5, actual: 0.7, falseAlarmRate: Self.rate))
  }

  @Test func mean() {
    expect(
      rejections { random in
        Statistics.mean(
          of: (0..<40).map { _ in random.normal() + 0.6 }, expected: 0, standardDeviation: 1,
          falseAlarmRate: Self.rate)
      }, at: Statistics.powerOfMean(samples: 40, shift: 0.6, falseAlarmRate: Self.rate))
  }

  @Test(arguments: [2.0, 0.5])
  func variance(ratio: Double) {
    expect(
      rejections { random in
        Statistics.variance(
          of: (0..<50).map { _ in random.normal() * ratio.squareRoot() }, expected: 1,
          falseAlarmRate: Self.rate)
      }, at: Statistics.powerOfVariance(samples: 50, ratio: ratio, falseAlarmRate: Self.rate))
  }

  /// The bound is no higher than what is seen, and 0.3 below it at most.
  @Test func distribution() {
    // √u is u² distributed: u − u² is 1/4 at most.
    let bound = Statistics.powerOfDistribution(samples: 120, distance: 0.25, falseAlarmRate: Self.rate)
    let seen = rejections { random in
      Statistics.uniform(
        (0..<120).map { _ in random.uniform().squareRoot() }, in: 0...1, falseAlarmRate: Self.rate)
    }
    let rate = Double(seen) / Double(Self.seeds)
    #expect(bound > 0.6 && (bound...(bound + 0.3)).contains(rate), "\(rate), at least \(bound)")
  }

  /// The alternative that is hardest to see: two categories likelier, two rarer, by the same amount.
  @Test func categories() {
    let probabilities = [0.3, 0.2, 0.3, 0.2]
    let power = Statistics.powerOfCategorical(
      draws: 600, categories: 4, totalVariation: 0.1, falseAlarmRate: Self.rate)
    let seen = rejections { random in
      Statistics.categorical(
        draws: (0..<600).map { _ in random.categorical(probabilities) },
        probabilities: [0.25, 0.25, 0.25, 0.25], falseAlarmRate: Self.rate)
    }
    let rate = Double(seen) / Double(Self.seeds)
    #expect((0.3...0.95).contains(power) && abs(rate - power) < 0.05, "\(rate), computed \(power)")
  }

  /// Masks of any size, where the computed power is for the expected one.
  @Test(arguments: [(0.5, 0.4), (0.8, 0.35)])
  func masks(keepProbability: Double, correlation: Double) {
    let power = Statistics.powerOfIndependence(
      units: 100, keepProbability: keepProbability, correlation: correlation, falseAlarmRate: Self.rate)
    let seen = rejections { random in
      let first = Tensor.bernoulli([100], probability: keepProbability, using: &random)
      let second = first.map { kept in
        // With probability ρ the unit copies the first mask, else it is drawn anew.
        random.bernoulli(correlation) ? kept : random.bernoulli(keepProbability) ? 1 : 0
      }
      return Statistics.independence(of: first, and: second, falseAlarmRate: Self.rate)
    }
    let rate = Double(seen) / Double(Self.seeds)
    #expect((0.3...0.95).contains(power) && abs(rate - power) < 0.1, "\(rate), computed \(power)")
  }
}
