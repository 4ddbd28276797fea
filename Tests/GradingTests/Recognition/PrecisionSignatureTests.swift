import Tensors
import Testing
import WorkerProtocol

@testable import Grading

@Suite struct PrecisionSignatureTests {
  private func sentence(_ change: (Double, inout SplitMix64) -> Double) -> String? {
    var random = SplitMix64(seed: 8)
    let pairs = AnswerPairs.made { right, _, _ in right.map { change($0, &random) } }
    return PrecisionSignature.sentence(for: pairs, subject: "The result of your `f`")
  }

  @Test("single precision") func float() {
    let found = sentence { number, _ in Double(Float(number)) }
    #expect(
      found == "The result of your `f` is right to about 8 digits only: its numbers have single precision; "
        + "is something a `Float` that must be a `Double`?")
  }

  @Test("noise of a finite difference, also with a kink", arguments: [0, 1]) func difference(kinks: Int) {
    var left = kinks
    let found = sentence { number, random in
      defer { left -= 1 }
      return left > 0 ? number + 0.5 : number + 1e-6 * (random.uniform() - 0.5)
    }
    #expect(found?.hasSuffix("is something computed in single precision, or as a finite difference?") == true)
  }

  @Test("an error of one sign") func epsilon() {
    let found = sentence { number, _ in number + 1e-7 }
    #expect(
      found?.hasSuffix("is a small number added, such as an ε, or a finite difference taken on one side?")
        == true)
  }

  @Test("round-off, mistakes and half of the answers", arguments: [1e-15, 1e-12, 1e-2, 1])
  func silent(size: Double) {
    #expect(sentence { number, random in number + size * (random.uniform() - 0.5) } == nil)
    #expect(sentence { number, random in number + (random.uniform() < 0.5 ? 1e-7 : 0.1) } == nil)
  }

  @Test("another shape, and one call") func others() {
    let flat = AnswerPairs.made { right, _, _ in (right + 1e-7).flattened() }
    #expect(PrecisionSignature.sentence(for: flat, subject: "It") == nil)
    let one = AnswerPairs.made { right, _, _ in right + 1e-7 }.prefix(1)
    #expect(PrecisionSignature.sentence(for: Array(one), subject: "It") == nil)
  }
}
