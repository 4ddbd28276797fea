import GradientCheck
import Tensors
import Testing

@Suite struct GradientComparisonTests {
  private let numerical = numericalGradient(
    of: { x in zip(x.storage, [2, 3, 5, 7, 11, 13]).reduce(0) { $0 + $1.0 * $1.1 } },
    at: .zeros([2, 3]), named: "weights")
  private let right = Tensor([[2, 3, 5], [7, 11, 13]])

  @Test func rightGradient() {
    let report = compare(right, to: numerical)
    #expect(report.verdict == .right && report.comparedEntries == 6)
    #expect(report.description == "The gradient of weights is right in all 6 entries.")
  }

  @Test func worstEntryIsLocated() {
    var gradient = right
    gradient.storage[2] = 5.5
    gradient.storage[4] = -11
    let report = compare(gradient, to: numerical)
    #expect(report.wrongEntries == [2, 4])
    #expect(report.worst?.position == [1, 1] && report.worst?.analytic == -11)
    #expect(
      report.description.hasPrefix(
        "The gradient of weights is wrong in 2 of 6 entries; worst at [1, 1]: -11, expected 11 ± "))
  }

  @Test func shapeAndNotFinite() {
    let transposed = compare(right.transposed(), to: numerical)
    #expect(transposed.verdict == .wrong && transposed.defect == .shape(expected: [2, 3], actual: [3, 2]))
    #expect(
      transposed.description
        == "The gradient of weights has shape [3, 2], but the argument has shape [2, 3].")
    for value in [Double.nan, .infinity, -.infinity] {
      var gradient = right
      gradient.storage[5] = value
      let report = compare(gradient, to: numerical)
      #expect(report.verdict == .wrong)
      #expect(report.description == "The gradient of weights is \(value) at [1, 2].")
    }
  }

  @Test func roundOffOfTheGradientIsForgiven() {
    #expect(compare(right.map { $0 * (1 + 5e-10) }, to: numerical).verdict == .right)
    #expect(compare(right.map { $0 * (1 + 1e-6) }, to: numerical).wrongEntries.count == 6)
  }

  @Test func kinkAndInconclusiveDescriptions() {
    let kink = numericalGradient(of: { max(0, $0.storage[0]) }, at: Tensor(0.0), named: "u")
    #expect(
      compare(Tensor(2.0), to: kink).description
        == "The gradient of u is wrong in 1 of 1 entries; worst: 2, expected any value from 0 to 1 (kink).")
    let jump = numericalGradient(of: { $0.storage[0] > 0 ? 1 : 0 }, at: Tensor([0.0, 1]), named: "u")
    #expect(
      compare(Tensor([0.0, 0]), to: jump).description
        == "The gradient of u could not be decided in 1 of 2 entries; no other is wrong.")
  }

  @Test func positions() {
    #expect(unravelled(4, in: [2, 3]) == [1, 1])
    #expect(unravelled(23, in: [2, 3, 4]) == [1, 2, 3])
    #expect(unravelled(0, in: []) == [])
  }
}
