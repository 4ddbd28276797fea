import Tensors
import Testing
import WorkerProtocol

@testable import Grading

@Suite struct ValueSignatureTests {
  private func sentence(_ pairs: [AnswerPair]) -> String? {
    ValueSignature.sentence(for: pairs, of: AnswerPairs.entryPoint, subject: "The result of your `f`")
  }

  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var right: @Sendable (Tensor) -> Tensor = { $0 }
    let wrong: @Sendable (_ right: Tensor, _ w: Tensor) -> Tensor
    let sentence: String
  }

  static let examples = [
    Example(
      testDescription: "sign", wrong: { right, _ in -right },
      sentence: "every entry has the wrong sign: is a minus missing, or one too many?"),
    Example(
      testDescription: "a plain number", wrong: { right, _ in 0.1 * right },
      sentence: "every entry is 10 times too small."),
    Example(
      testDescription: "a plain number, one number a call", right: { Tensor($0.sum()) },
      wrong: { right, _ in 0.1 * right }, sentence: "every entry is 10 times too small."),
    Example(
      testDescription: "rows", wrong: { right, w in right * Double(w.shape[0]) },
      sentence: "every entry is 3 times too large, and 3 is the number of rows of `w`: "
        + "is a division by it missing, or a factor too many?"),
    Example(
      testDescription: "mean for a sum", right: { Tensor($0.sum()) },
      wrong: { right, w in right / Double(w.shape[1]) },
      sentence: "every entry is 4 times too small, and 4 is the number of columns of `w`: "
        + "is it divided by once too often (a mean for a sum), or a factor missing?"),
    Example(
      testDescription: "offset", wrong: { right, _ in right + 0.3 },
      sentence:
        "the result has 0.3 too much in every entry: is a constant term of the derivative missing, or one too many?"
    ),
    Example(
      testDescription: "an argument left out", right: { 2 * $0 * $0 + $0 }, wrong: { right, w in right - w },
      sentence: "the result lacks `w`: is a term missing?"),
    Example(
      testDescription: "transposed", right: { $0 }, wrong: { right, _ in right.transposed() },
      sentence:
        "this is the transpose of the right result: are the factors of the matrix product in the right order?"
    ),
    Example(
      testDescription: "rows reversed", wrong: { right, _ in right.flipped(axis: 0) },
      sentence:
        "the result is right, but the rows are in reverse order: is something counted from the wrong end?"),
    Example(
      testDescription: "flattened", wrong: { right, _ in right.flattened() },
      sentence: "the numbers are right, but the shape is [12] where [3, 4] is due."),
    Example(
      testDescription: "absolute value", wrong: { right, _ in abs(right) },
      sentence: "every number lost its sign: is an absolute value taken where none is due?"),
    Example(
      testDescription: "clipped", wrong: { right, _ in right.map { min(max($0, -1), 0.75) } },
      sentence:
        "it is never below -1 or above 0.75, and right elsewhere: is something clipped that must not be?"),
    Example(
      testDescription: "overflow", right: { 1e3 * $0 },
      wrong: { right, _ in right.map { $0 > 709 ? .infinity : $0 } },
      sentence: "it is infinite in places where a finite number is due, and right everywhere else: "
        + "is 0 divided by 0, or the logarithm of 0 taken?"),
  ]

  @Test("is named", arguments: examples) func named(_ example: Example) {
    let pairs = AnswerPairs.made(right: example.right) { right, w, _ in example.wrong(right, w) }
    #expect(sentence(pairs) == "The result of your `f`: \(example.sentence)")
  }

  @Test("another axis") func axis() {
    func softmax(_ w: Tensor, _ axis: Int) -> Tensor { exp(w) / exp(w).sum(axis: axis, keepDims: true) }
    let pairs = AnswerPairs.made(shapes: [[3, 4], [5, 4], [4, 7]], right: { softmax($0, 1) }) { _, w, _ in
      softmax(w, 0)
    }
    #expect(
      sentence(pairs)
        == "The result of your `f`: the right result adds up to 1 over the columns, yours over the rows: "
        + "is the softmax, or the mean, taken over the wrong axis?")
  }

  @Test("large arguments explain an overflow") func overflow() {
    let pairs = [800, 900, 1.5].map { w in
      AnswerPair(
        call: EntryCall(exercise: "x", entryPoint: "f", arguments: [.double(w)]), reference: .double(w),
        student: .double(w > 700 ? .nan : w))
    }
    #expect(
      sentence(pairs)?.hasSuffix(
        "only with large arguments: does an exponential overflow, or a logarithm of 0 stand there?") == true)
  }

  @Test("one case of an enum is told, when the others are right") func condition() {
    let pairs = AnswerPairs.made(reductions: AnswerPairs.reductions) { right, w, reduction in
      reduction == "mean" ? right * Double(w.shape[0]) : right
    }
    #expect(
      sentence(pairs)?.hasPrefix("The result of your `f` with `.mean`: every entry is 3 times too large")
        == true)
  }

  /// What is not enough, or not one relation.
  static var silent: [(String, [AnswerPair])] {
    [
      ("right answers", AnswerPairs.made { right, _, _ in right }),
      ("one call", Array(AnswerPairs.made { right, _, _ in -right }.prefix(1))),
      ("integers", AnswerPairs.made(right: { $0.map { $0.rounded() } }) { right, _, _ in 2 * right }),
      ("one class", AnswerPairs.made(shapes: [[3, 1], [5, 1]]) { right, _, _ in 2 * right }),
      ("zero is due", AnswerPairs.made(right: { 0 * $0 }) { _, w, _ in w }),
      ("a difference of 1e-5", AnswerPairs.made { right, _, _ in 1.00001 * right }),
      ("one right answer", AnswerPairs.made { right, w, _ in w.shape[0] == 3 ? right : 2 * right }),
      ("two relations", AnswerPairs.made { right, w, _ in w.shape[0] == 3 ? -right : 2 * right }),
      ("unrelated", AnswerPairs.made { right, w, _ in exp(w) }),
      (
        "a number that is a size in one call only",
        AnswerPairs.made { right, w, _ in w.shape[0] == 3 ? 3 * right : 2.5 * right }
      ),
    ]
  }

  @Test("nothing is said", arguments: 0..<10) func nothing(_ index: Int) {
    #expect(sentence(Self.silent[index].1) == nil, "\(Self.silent[index].0)")
  }

  @Test("integers and texts are no numbers") func others() {
    let pairs = (0..<3).map { number in
      AnswerPair(
        call: EntryCall(exercise: "x", entryPoint: "f"), reference: .ints([number, 2]),
        student: .ints([-number, -2]))
    }
    #expect(sentence(pairs) == nil)
  }
}
