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

  private func comparison(
    _ offset: Int, _ analytic: Double, _ numeric: Double, within tolerance: Double,
    _ interval: ClosedRange<Double>?
  ) -> EntryComparison {
    EntryComparison(
      offset: offset, shape: [5], analytic: analytic, numeric: numeric, tolerance: tolerance,
      observedOrder: nil, interval: interval)
  }

  @Test func comparisons() {
    let comparisons = [
      comparison(0, 1, 1, within: 0, nil),
      comparison(2, 3, 1, within: 1, nil),
      comparison(3, 0.9, 0.5, within: 0, 0...1),
      comparison(4, .nan, 0.5, within: 0, 0...1),
    ]
    let evidence = GradientEvidence("b", shape: [5], comparisons: comparisons)
    #expect(counts(evidence) == [2, 2, 1])
    #expect(evidence.worstEntries().map(\.position) == [[4], [2]])
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
    let worst = wrong.worstEntries()
    #expect(worst.map(\.position) == [[1], [0]] && worst[0].ratio.map { abs($0 - 4.0 / 3) < 1e-9 } == true)
    let interval = try #require(worst[1].interval)
    #expect(abs(interval.lowerBound + 1) < 1e-6 && abs(interval.upperBound - 1) < 1e-6)
    #expect(worst[1].ratio == nil)
    // With a NaN nothing is compared, and the NaN is what is wrong.
    #expect(counts(try evidence([.nan, 4, 0])) == [0, 1, 2])
    let shape = Tensor([[1, 2, 3]])
    #expect(GradientEvidence(compare(shape, to: numerical), analytic: shape, numerical: numerical) == nil)
  }

  @Test func table() throws {
    let evidence = try EvidenceSamples.evidence("w", [3, 12]) { $0[0] == 2 ? Double($0[1]) - 14.5 : 0 }
    #expect(
      evidence.worstEntriesTable(3) == """
        index   value  expected  ratio
        [2, 0]   -4.5        10  -0.45
        [2, 1]   -3.5        10  -0.35
        [2, 2]   -2.5        10  -0.25
        """)
    #expect(evidence.worstEntriesTable().split(separator: "\n").count == 5)
    #expect(evidence.worstEntries(100).count == 12)
    #expect(try EvidenceSamples.evidence("w", [3]) { _ in 0 }.worstEntriesTable() == "")
  }

  @Test func tableOfExtremes() {
    let comparisons = [
      comparison(0, 2, 0, within: 0, nil),
      comparison(1, -1, 0.5, within: 0, 0...1),
      comparison(2, .infinity, 1.0 / 3, within: 0, nil),
      comparison(3, 1e-9, 2, within: 0, nil),
    ]
    #expect(
      GradientEvidence("b", shape: [4], comparisons: comparisons).worstEntriesTable() == """
        index  value  expected  ratio
        [2]      inf  0.333333      -
        [0]        2         0      -
        [3]    1e-09         2  5e-10
        [1]       -1    0 to 1      -
        """)
    let scalar = EntryComparison(
      offset: 0, shape: [], analytic: 2, numeric: 4, tolerance: 0, observedOrder: nil, interval: nil)
    #expect(
      GradientEvidence("b", shape: [], comparisons: [scalar]).worstEntriesTable() == """
        index  value  expected  ratio
        []         2         4    0.5
        """)
  }
}
