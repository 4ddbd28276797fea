import Tensors
import Testing

/// Distributions, each tested with bounds that a fair sample of 20 000 passes by far (6 standard errors).
@Suite struct RandomSourceTests {
  /// A source that repeats given numbers.
  struct Fixed: RandomSource {
    var numbers: [UInt64]
    var spareNormal: Double?

    init(_ numbers: UInt64...) { self.numbers = numbers }

    mutating func next() -> UInt64 { numbers.removeFirst() }
  }

  @Test func uniformCoversItsInterval() {
    var source = Fixed(0, .max, 0, .max)
    #expect(source.uniform() == 0 && source.uniform() == 1.0.nextDown)
    #expect(source.uniform(in: -2..<3) == -2 && source.uniform(in: -2..<3) <= 3)
  }

  @Test func belowTakesTheUpperBits() {
    var source = Fixed(0, .max, 1 << 63)
    #expect((source.below(6), source.below(6), source.below(6)) == (0, 5, 3))
  }

  @Test func normalTakesTwoDraws() {
    // u = 1 gives radius 0; u = 2⁻⁵³ the largest radius there is.
    var source = Fixed(0, 0, .max, 0)
    #expect(source.normal() == 0 && source.normal() == 0)
    #expect((source.normal() - 8.571674348652905).magnitude < 1e-14 && source.normal() == 0)
  }

  @Test func normalMoments() {
    var source = SplitMix64.stream("normal")
    let x = Tensor.normal([20_000], using: &source)
    let n = 20_000.0.squareRoot()
    #expect(x.mean().magnitude < 6 / n)
    #expect((x.variance() - 1).magnitude < 6 * 1.4142 / n)
    #expect(pow(x, 3).mean().magnitude < 6 * 3.873 / n)
    #expect((pow(x, 4).mean() - 3).magnitude < 6 * 9.798 / n)
    let scaled = Tensor.normal([20_000], mean: 5, deviation: 0.1, using: &source)
    #expect((scaled.mean() - 5).magnitude < 0.6 / n && (scaled.variance() - 0.01).magnitude < 0.001)
  }

  @Test func bernoulli() {
    var source = Fixed(0, .max, 0, .max)
    #expect(!source.bernoulli(0) && source.bernoulli(1))
    #expect(source.bernoulli(0.3) && !source.bernoulli(0.3))
    var random = SplitMix64.stream("bernoulli")
    let mean = Tensor.bernoulli([20_000], probability: 0.3, using: &random).mean()
    #expect((mean - 0.3).magnitude < 6 * 0.0033)
  }

  @Test func categorical() {
    var source = Fixed(0, .max, 1 << 62, 1 << 63)
    #expect(source.categorical([0, 1, 0]) == 1 && source.categorical([1, 3, 0]) == 1)
    #expect(source.categorical([1, 3]) == 1 && source.categorical(Tensor([1, 1, 2])) == 2)
    var random = SplitMix64.stream("categorical")
    var counts = [0, 0, 0, 0]
    for _ in 0..<20_000 { counts[random.categorical([1, 0, 2, 5])] += 1 }
    for (count, share) in zip(counts, [0.125, 0, 0.25, 0.625]) {
      #expect((Double(count) / 20_000 - share).magnitude <= 6 * (share * (1 - share) / 20_000).squareRoot())
    }
  }

  @Test func everyPermutationIsEquallyLikely() {
    var source = SplitMix64.stream("permutation")
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[source.permutation(4), default: 0] += 1 }
    #expect(counts.count == 24 && counts.values.allSatisfy { abs($0 - 1000) < 6 * 31 })
  }

  @Test func tensorsAreDrawnInRowMajorOrder() {
    var (one, other) = (SplitMix64(seed: 3), SplitMix64(seed: 3))
    #expect(
      Tensor.uniform([2, 2], in: -1..<3, using: &one).storage
        == (0..<4).map { _ in other.uniform(in: -1..<3) })
    // Odd and even counts, with and without a number left over from before.
    for count in [3, 4, 0, 1, 5, 2, 1000] {
      let drawn = Tensor.normal([count], mean: 2, deviation: 3, using: &one)
      #expect(drawn.storage == (0..<count).map { _ in 2 + 3 * other.normal() }, "\(count)")
    }
    #expect(one == other)
  }
}
