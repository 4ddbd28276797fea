import CourseModel
import Testing

@testable import Grading

@Suite struct MutantSentenceTests {
  static let examples: [(change: String?, sentence: String?)] = [
    (
      "in `norm`, the result were halved",
      "Your `norm` answers, in every case that returns numbers, exactly as if the result were halved."
    ),
    (
      "in `dot`, `x` were left out as a factor",
      "Your `norm` answers, in every case that returns numbers, exactly as if, in `dot`, `x` were left out as a factor."
    ),
    (
      "the softplus were halved",
      "Your `norm` answers, in every case that returns numbers, exactly as if the softplus were halved."
    ),
    (nil, nil),
  ]

  @Test(arguments: 0..<4) func sentence(_ index: Int) {
    var mutant = Mutant(
      function: "f", operation: "", original: "", replacement: "", line: 1, column: 1, edits: [])
    mutant.change = Self.examples[index].change
    #expect(MutantSentence.sentence(for: mutant, in: "norm") == Self.examples[index].sentence)
  }
}
