import Checks
import CourseModel
import ExerciseBridges
import Tensors
import Testing
import WorkerProtocol

private func stream(_ secret: UInt64, item: String = "a", _ variant: Variant = .hidden) -> SecureRandom {
  Seed(secret).stream(exercise: "mlp", item: item, variant: variant)
}

/// The state of a SplitMix64 after it returned a number: its output function is a bijection.
private func state(behind output: UInt64) -> UInt64 {
  func unshifted(_ z: UInt64, _ shift: UInt64) -> UInt64 {
    var result = z
    for _ in 0..<(64 / shift) { result = z ^ (result >> shift) }
    return result
  }
  var z = unshifted(output, 31) &* 0x3196_42B2_D24D_8EC3
  z = unshifted(z, 27) &* 0x96DE_1B17_3F11_9089
  return unshifted(z, 30)
}

@Suite struct SecureRandomTests {
  @Test func equalKeysGiveEqualStreamsAndOthersOthers() {
    var draws: [[UInt64]] = []
    for var random in [
      stream(1), stream(1), stream(2), stream(1, item: "b"), stream(1, .visible), stream(2, .visible),
    ] {
      draws.append((0..<300).map { _ in random.next() })
    }
    #expect(draws[0] == draws[1])
    #expect(draws[4] == draws[5], "published cases are the same for every secret")
    #expect(Set(draws).count == 4)
    #expect(Set(draws[0]).count == 300)
  }

  /// Student code sees what is drawn. From a SplitMix64 it can tell what comes next; from this stream it cannot.
  @Test func whatIsDrawnDoesNotTellWhatComesNext() {
    var plain = SplitMix64(seed: 7)
    var guess = SplitMix64(seed: state(behind: plain.next()))
    #expect(guess.next() == plain.next(), "the attack works where it can")
    var random = stream(7)
    var next = SplitMix64(seed: state(behind: random.next()))
    #expect(next.next() != random.next())
  }

  @Test func aStudentsGeneratorDoesNotRevealItsSecret() {
    let secret: UInt64 = 0xC0FFEE
    let generator = SplitMix64.forStudent(secret: secret)
    #expect(generator == .forStudent(secret: secret))
    #expect(generator.state != secret && generator.state != SplitMix64(seed: secret).state)
    #expect(SplitMix64.forStudent(secret: secret + 1) != generator)
  }

  @Test func noProxySendsIt() throws {
    #expect(throws: CallFailure.self) { try WireValue(random: stream(1)) }
    _ = try WireValue(random: SplitMix64.forStudent(secret: 1))
  }

  @Test func aSplitStreamIsAnother() {
    var random = stream(3)
    var (first, second) = (random.split(), random.split())
    let draws = [first.next(), second.next(), random.next()]
    #expect(Set(draws).count == 3)
  }

  @Test func thePositionCountsWords() {
    var random = stream(4)
    _ = Tensor.normal([3, 5], using: &random)
    #expect(random.position == 16)
    _ = random.uniform()
    #expect(random.position == 17)
  }

  @Test func theBitsAreEven() {
    var random = stream(5)
    var ones = 0
    for _ in 0..<10_000 { ones += random.next().nonzeroBitCount }
    // 640 000 fair bits: a deviation of 3000 is 7.5 standard deviations.
    #expect(abs(ones - 320_000) < 3000)
  }
}
