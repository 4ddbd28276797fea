import Checks
import CourseModel
import Tensors
import Testing
import WorkerProtocol

/// What is wrong with one value where another is due, and the part that the evidence names.
private func complaint(
  _ actual: WireValue, _ expected: WireValue, within tolerance: Tolerance = .bitwise
) -> Mismatch? {
  mismatch(actual, expected: expected, within: tolerance)
}

private func layers(_ weights: [Tensor], _ loss: Double = 1) -> WireValue {
  .record([
    WireField("gradients", .record([WireField("weights", .array(weights.map(WireValue.tensor)))])),
    WireField("loss", .double(loss)),
  ])
}

@Suite struct ComparisonTests {
  @Test(
    arguments: [
      .void, .bool(true), .int(-3), .double(2), .string("a"), .bytes([1]), .ints([1, 2]), .ints([]),
      .doubles([1, 2]), .doubles([]), .tensor(Tensor(1.0)), .tensor(.zeros([0, 3])), .array([]),
      .optional(nil), .optional(.int(1)), .handle(4), .random(state: 1, spare: nil),
      .variant("zero", [WireField("0", .int(2))]), layers([.ones([2])]),
    ] as [WireValue]) func aValueAgreesWithItself(_ value: WireValue)
  {
    #expect(complaint(value, value) == nil)
  }

  @Test(
    arguments: [
      (.int(1), .int(2), "the result is 1 where 2 is due"),
      (.bool(true), .bool(false), "the result is true where false is due"),
      (.string("a"), .string("b"), "the result is “a” where “b” is due"),
      (.int(1), .double(1), "the result is 1 where Double is due"),
      (.ints([1]), .ints([1, 2]), "the result has 1 element where 2 are due"),
      (.ints([1, 2]), .ints([1]), "the result has 2 elements where 1 is due"),
      (.array([.int(1)]), .array([]), "the result has 1 element where 0 are due"),
      (.tensor(.ones([2, 3])), .tensor(.ones([3, 2])), "the result has shape [2, 3] where [3, 2] is due"),
      (.tensor(.zeros([0])), .tensor(.zeros([0, 1])), "the result has shape [0] where [0, 1] is due"),
      (.optional(nil), .optional(.int(1)), "the result is nil where an optional is due"),
      (.optional(.int(1)), .optional(nil), "the result is an optional where nil is due"),
      (
        .variant("zero", []), .variant("valid", []),
        "the result is the case .zero where the case .valid is due"
      ),
      (.array([.int(1), .int(3)]), .array([.int(1), .int(2)]), "`[1]` is 3 where 2 is due"),
      (
        .tensor(Tensor(.nan)), .tensor(Tensor(1.0)),
        "the result holds NaN or infinity where every value is finite"
      ),
      (.double(.infinity), .double(1), "the result holds NaN or infinity where every value is finite"),
      (.double(1), .double(.infinity), "the result is wrong"),
    ] as [(WireValue, WireValue, String)]) func saysWhatIsWrong(
      _ actual: WireValue, _ expected: WireValue, _ message: String
    )
  {
    #expect(complaint(actual, expected)?.message == message)
  }

  @Test func aLongTextIsCut() throws {
    let found = try #require(complaint(.string(String(repeating: "x", count: 1000)), .string("y")))
    #expect(found.message.count < 120)
  }

  @Test(
    arguments: [
      (.tensor(deep), .tensor(Tensor(1.0))), (.tensor(Tensor(1.0)), .tensor(deep)), (.tensor(deep), .int(1)),
      (.record((0..<100).map { WireField("field \($0)", .void) }), .int(1)),
      (.string("e" + String(repeating: "\u{301}", count: 3000)), .string("é")),
    ] as [(WireValue, WireValue)]) func whateverComesTheMessageIsShort(
      _ actual: WireValue, _ expected: WireValue
    ) throws
  {
    #expect(try #require(complaint(actual, expected)).message.utf8.count < 250)
  }

  private static let deep = Tensor(shape: [Int](repeating: 1, count: 32), storage: [0.5])

  @Test func namesTheWrongPartByItsPath() throws {
    let found = try #require(
      complaint(
        layers([.ones([2]), Tensor([[1, 2, 3], [4, 5, 60]])]),
        layers([.ones([2]), Tensor([[1, 2, 3], [4, 5, 6]])])))
    #expect(found.message == "`gradients.weights[1]` is wrong")
    #expect(
      found.evidence
        == Evidence(
          part: "gradients.weights[1]", index: [1, 2], actual: "60.0", expected: "6.0", wrongEntries: 1,
          entries: 6))
  }

  @Test func showsTheWorstEntry() throws {
    let found = try #require(complaint(.doubles([1, 5, 9, 2]), .doubles([1, 2, 3, 4])))
    #expect(found.evidence?.index == [2])
    #expect(found.evidence?.wrongEntries == 3)
    let nan = try #require(complaint(.doubles([1, 1e300, .nan]), .doubles([1, 2, 3])))
    #expect(nan.evidence?.index == [2])
  }

  @Test func integersAreNeverClose() throws {
    let found = try #require(
      complaint(.ints([7, 8, 9]), .ints([7, 7, 7]), within: Tolerance(absolute: 1e9)))
    #expect(found.evidence?.index == [1])
    #expect(found.evidence?.wrongEntries == 2)
  }

  @Test func theLargestEntryScalesTheTolerance() {
    let due = WireValue.doubles([1e6, 0, .infinity])
    let tolerance = Tolerance(ofLargest: 1e-9)
    #expect(complaint(.doubles([1e6, 1e-4, .infinity]), due, within: tolerance) == nil)
    #expect(complaint(.doubles([1e6, 1e-2, .infinity]), due, within: tolerance) != nil)
  }
}
