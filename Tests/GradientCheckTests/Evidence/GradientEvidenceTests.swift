import Tensors
import Testing

@testable import GradientCheck
@testable import GradientDiagnosis
@testable import NumericalDifferentiation

@Suite struct GradientEvidenceTests {
  private func counts(_ evidence: GradientEvidence) -> [Int] {
    [.right, .wrong, .undecided].map { evidence.count(of: $0) }
  }

  @Test func plainTensors() throws {
    #expect(counts(try EvidenceSamples.everyKind()) == [0, 5, 1])
    let some = try EvidenceSamples.evidence("w", [4]) { $0[0] == 2 ? 1e-8 : 1e-10 }
    #expect(counts(some) == [3, 1, 0])
    // Infinity is wrong even within an infinite tolerance.
    let infinite = try #require(
      GradientEvidence(
        "w", analytic: Tensor([Double.infinity]), expected: Tensor([0.0]),
        tolerance: Tensor([Double.infinity])))
    #expect(counts(infinite) == [0, 1, 0])
    #expect(
      GradientEvidence("w", analytic: .zeros([2, 3]), expected: .zeros([3, 2]), tolerance: .zeros([3, 2]))
        == nil)
    #expect(counts(try EvidenceSamples.evidence("w", [0, 3]) { _ in 1 }) == [0, 0, 0])
  }

  @Test func reports() throws {
    // |u₀| + 3u₁ with a kink in the first entry, and a step in the third.
    let numerical = numericalGradient(
      of: { abs($0.storage[0]) + 3 * $0.storage[1] + ($0.storage[2] > 0 ? 1 : 0) }, at: Tensor([0.0, 1, 0]),
      named: "u")
    func evidence(_ gradient: [Double]) throws -> GradientEvidence {
      let analytic = Tensor(gradient)
      return try #require(
        GradientEvidence(compare(analytic, to: numerical), analytic: analytic, numerical: numerical))
    }
    #expect(counts(try evidence([0.5, 3, 0])) == [2, 0, 1])
    let wrong = try evidence([-1.5, 4, 0])
    #expect(counts(wrong) == [0, 2, 1])
    // With a NaN nothing is compared, and the NaN is what is wrong.
    #expect(counts(try evidence([.nan, 4, 0])) == [0, 1, 2])
    let shape = Tensor([[1, 2, 3]])
    #expect(GradientEvidence(compare(shape, to: numerical), analytic: shape, numerical: numerical) == nil)
  }
}
