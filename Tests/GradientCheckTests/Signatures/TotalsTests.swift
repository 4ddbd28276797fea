import GradientCheck
import Tensors
import Testing

@Suite struct TotalsTests {
  private static let observed = Observed(shapes: [[4], [6]])

  /// A bias is added to each row of a batch of 5; `sum` makes the wrong gradient from the cotangent.
  private static func bias(_ sum: @escaping (Tensor) -> Tensor) -> (inout WrongGradient, inout SplitMix64) ->
    Void
  {
    { observation, random in
      let cotangent = Tensor.normal([5, observation.numeric.count], using: &random)
      observation.cotangent = cotangent
      observation.numeric = cotangent.sum(axis: 0)
      observation.analytic = sum(cotangent)
    }
  }

  @Test func summedOverTheOtherAxis() {
    let found = Self.observed.sentences(
      .otherSumAxes, wrong: { $0 }, configure: Self.bias { $0.sum(axis: 1) })
    #expect(
      found == [
        "The upstream gradient must be summed over axis 0, and is summed over axis 1: which axis does the argument "
          + "not have?"
      ])
    Self.observed.expectUnnamed(wrong: { $0 }, configure: Self.bias { ($0 * $0).sum(axis: 1) })
  }

  private static func rotated(_ right: Tensor) -> Tensor {
    concatenate([right.slice(axis: 3, 1..<right.shape[3]), right.slice(axis: 3, 0..<1)], axis: 3)
  }

  /// Each channel hands on its total, to places that follow no order.
  @Test func totalsInOtherPlaces() {
    let images = Observed(shapes: [[2, 3, 4, 5], [3, 2, 5, 4]])
    func spread(_ right: Tensor) -> Tensor {
      let plane = right.shape[2] * right.shape[3]
      return right.changed { entry, _ in
        let start = entry / plane * plane
        let total = right.storage[start..<start + plane].reduce(0, +)
        return entry == start ? 0.25 * total : entry == start + 7 ? 0.75 * total : 0
      }
    }
    let found = images.diagnoses(wrong: spread)
    for diagnosis in found { #expect(diagnosis.name?.relation == .sameTotals, "\(diagnosis.summary)") }
    for diagnosis in images.diagnoses(wrong: { spread($0) * 1.01 }) {
      #expect(diagnosis.name?.relation != .sameTotals)
    }
    // An order has a name of its own.
    for diagnosis in images.diagnoses(wrong: Self.rotated) { #expect(diagnosis.name?.relation == .rolled) }
  }
}
