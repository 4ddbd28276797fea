import GradientCheck
import Tensors
import Testing

@Suite struct StatisticsSentenceTests {
  @Test func categories() {
    let wrong = Statistics.categorical(counts: [412, 88], probabilities: [0.6, 0.4])
    #expect(!wrong.isPlausible)
    #expect(
      wrong.sentence.hasPrefix("Category 1 came 88 times in 500 draws, where 200 are expected (probability"))
    let impossible = Statistics.categorical(counts: [3, 1, 0], probabilities: [0.5, 0, 0.5])
    #expect(impossible.sentence == "Category 1, of probability 0, came once." && !impossible.isPlausible)
    #expect(Statistics.categorical(counts: [5, 0, 3], probabilities: [0.5, 0, 0.5]).isPlausible)
    #expect(Statistics.categorical(counts: [0, 0], probabilities: [0.5, 0.5]).pValue == 1)
    let outside = Statistics.categorical(draws: [0, 1, 2], probabilities: [0.5, 0.5])
    #expect(outside.sentence == "Value 2 is 2, where 0 to 1 are the categories." && !outside.isPlausible)
    #expect(!Statistics.categorical(draws: [], probabilities: [1]).isPlausible)
    #expect(Statistics.categorical(draws: [0, 0], probabilities: [1]).pValue == 1)
  }

  /// A shuffle that leaves the last place alone, and one that is right, by where the first card comes.
  @Test func biasedShuffle() {
    var random = SplitMix64(seed: 5)
    let draws = (0..<4000).map { _ in random.below(8) }
    let eighths = [Double](repeating: 0.125, count: 8)
    #expect(Statistics.categorical(draws: draws, probabilities: eighths).isPlausible)
    #expect(!Statistics.categorical(draws: draws.map { min($0, 6) }, probabilities: eighths).isPlausible)
  }

  @Test func masks() {
    var random = SplitMix64(seed: 6)
    let first = Tensor.bernoulli([8, 15], probability: 0.6, using: &random) / 0.6
    let second = Tensor.bernoulli([8, 15], probability: 0.6, using: &random) / 0.6
    let right = Statistics.independence(of: first, and: second)
    #expect(right.isPlausible)
    #expect(right.sentence.hasPrefix("The masks keep ") && right.sentence.contains(" of 120 units, "))
    let same = Statistics.independence(of: first, and: first)
    #expect(!same.isPlausible && same.sentence.hasPrefix("Both masks keep the same "))
    let opposite = Statistics.independence(of: first, and: first.map { $0 == 0 ? 1 : 0 })
    #expect(!opposite.isPlausible && opposite.sentence.contains(" units, 0 of them in common, where "))
    // All or nothing says nothing.
    #expect(Statistics.independence(of: .ones([9]), and: .ones([9])).pValue == 1)
    #expect(Statistics.independence(of: .zeros([9]), and: .ones([9])).pValue == 1)
  }

  @Test func unfitMasks() {
    #expect(
      Statistics.independence(of: .ones([2, 3]), and: .ones([6])).sentence
        == "The first mask has shape [2, 3], the second has shape [6].")
    #expect(!Statistics.independence(of: .ones([0]), and: .ones([0])).isPlausible)
    #expect(!Statistics.independence(of: .ones([1]), and: Tensor([Double.nan])).isPlausible)
  }

  @Test func normalDraws() {
    var random = SplitMix64(seed: 7)
    let draws = (0..<3000).map { _ in 2 + 3 * random.normal() }
    #expect(Statistics.normal(draws, mean: 2, standardDeviation: 3).isPlausible)
    // The wrong deviation, the wrong shape with the right mean and variance, the wrong mean.
    #expect(!Statistics.normal(draws, mean: 2, standardDeviation: 9).isPlausible)
    #expect(!Statistics.normal(draws, mean: 0, standardDeviation: 3).isPlausible)
    let flat = (0..<3000).map { _ in (random.uniform() - 0.5) * 12.0.squareRoot() }
    let wrong = Statistics.normal(flat)
    #expect(!wrong.isPlausible)
    #expect(wrong.sentence.hasPrefix("The distribution of 3000 values differs from the normal one by 0.0"))
    #expect(!Statistics.normal([]).isPlausible && !Statistics.normal([0, .nan]).isPlausible)
  }
}
