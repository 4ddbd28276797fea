import CourseModel
import Testing

@testable import Reports

@Suite struct CaseReportTests {
  @Test func layout() throws {
    let cases = [
      ShownCase(
        label: "random inputs, 2×2", finding: Samples.typical.exercises[0].items[1].findings[0],
        parts: [
          ShownCase.Part(
            "fit(inputs:maxEpochs:)",
            [ShownValue(name: "x", text: "[[1. 2.]\n [3. 4.]]"), ShownValue(name: "maxEpochs", text: "3")]),
          ShownCase.Part("returned", [ShownValue(name: "", text: "[[1. 1.]\n [1. 1.]]")]),
          ShownCase.Part("no answer within 5 seconds"),
        ]),
      ShownCase(
        label: "a \u{1B}[31mred\u{1B}[0m label", finding: nil,
        parts: [ShownCase.Part("threw \u{1B}[2J", [ShownValue(name: "a\nb", text: "\u{1B}]0;title\u{7}")])]),
    ]
    let text = CaseReport().text(
      for: Samples.activations.items[1], summary: "1 public case not yet right.", cases: cases)
    try expectGolden(text, "cases.txt")
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }
}
