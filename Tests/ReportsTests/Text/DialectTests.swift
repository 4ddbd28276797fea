import CourseModel
import Testing

@testable import Reports

@Suite struct DialectTests {
  @Test(arguments: [
    (Finding(label: "", variant: .visible, kind: .failed, message: "wrong."), "wrong."),
    (Finding(label: "", variant: .visible, kind: .outOfMemory), ResultKind.outOfMemory.sentence),
    (
      Finding(
        label: "", variant: .visible, kind: .failed, message: "wrong",
        evidence: Evidence(
          part: "loss", index: [], actual: "1", expected: "2", wrongEntries: 1, entries: 1)),
      "wrong; expected 2, got 1 of loss."
    ),
    (
      Finding(
        label: "", variant: .visible, kind: .failed, message: "`w` is wrong",
        evidence: Evidence(
          part: "w", index: [0, 3], actual: "1", expected: "2", wrongEntries: 2, entries: 8)),
      "`w` is wrong; expected 2, got 1 at index [0, 3]; 2 of 8 entries are wrong."
    ),
    (
      Finding(
        label: "", variant: .visible, kind: .crashed, message: "stopped at A.swift:3",
        location: SourceLocation(file: "A.swift", line: 3)),
      "stopped at A.swift:3."
    ),
  ])
  func explanations(finding: Finding, text: String) {
    #expect(Markup.terminal.explanation(finding) == text)
  }
}
