import GradientCheck
import Tensors
import Testing

@Suite struct StatisticsVerdictTests {
  private func normals(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in random.normal() }
  }

  private func uniforms(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in 2 * random.uniform() - 1 }
  }

  @Test func rightSamplesPassAndWrongOnesFail() {
    for seed in 0..<20 as Range<UInt64> {
      let draws = normals(2000, seed: seed)
      #expect(Statistics.mean(of: draws, expected: 0, standardDeviation: 1).isPlausible)
      #expect(!Statistics.mean(of: draws, expected: 0.3, standardDeviation: 1).isPlausible)
      #expect(Statistics.variance(of: draws, expected: 1).isPlausible)
      #expect(!Statistics.variance(of: draws, expected: 2).isPlausible)
      #expect(!Statistics.variance(of: draws, expected: 0.5).isPlausible)
      let flat = uniforms(2000, seed: seed)
      #expect(Statistics.uniform(flat, in: -1...1).isPlausible)
      #expect(Statistics.mean(of: flat, expected: 0, standardDeviation: 1 / 3.0.squareRoot()).isPlausible)
      #expect(Statistics.variance(of: flat, expected: 1 / 3).isPlausible)
      #expect(!Statistics.uniform(flat, in: -1.4...1.4).isPlausible)
      #expect(!Statistics.uniform(draws.map { max(-1, min(1, $0 / 3)) }, in: -1...1).isPlausible)
    }
  }

  @Test func unfitSamplesAreRejectedWithAReason() {
    #expect(Statistics.mean(of: [], expected: 0, standardDeviation: 1).sentence == "There are no values.")
    let infinite = Statistics.variance(of: [1, .infinity], expected: 1)
    #expect(!infinite.isPlausible && infinite.sentence == "Value 1 is inf.")
    #expect(!Statistics.variance(of: [1], expected: 1).isPlausible)
    let outside = Statistics.uniform([0.5, 0.2, 1.25], in: 0...1)
    #expect(!outside.isPlausible && outside.sentence == "Value 2 is 1.25, outside of 0 to 1.")
    #expect(!Statistics.uniform([0.5, .nan], in: 0...1).isPlausible)
  }

  @Test func theRateIsTheCallers() {
    let strict = Statistics.binomial(successes: 430, trials: 1000, probability: 0.5)
    let lenient = Statistics.binomial(
      successes: 430, trials: 1000, probability: 0.5, falseAlarmRate: 1e-4)
    #expect(strict.isPlausible && !lenient.isPlausible && strict.pValue == lenient.pValue)
  }
}
