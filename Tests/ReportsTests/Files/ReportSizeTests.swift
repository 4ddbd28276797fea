import CourseModel
import Testing

@testable import Reports

/// However long the texts of a submission are and however they are escaped: its reports stay below 1 MiB.
@Suite struct ReportSizeTests {
  @Test(
    arguments: [
      "m", "é", "<", "&", "@", ":", "*", "_", "`", "\\", "\"", "\n", "\u{1}", "\u{85}", "\u{202E}",
      "\u{E0001}",
    ])
  func reportsStayBelowAMebibyte(_ character: String) throws {
    let result = Self.submission(of: character)
    #expect(
      try ResultsDocument(result, course: Samples.course, tool: "", toolchain: "").json().utf8.count < 1 << 20
    )
    #expect(FeedbackReport(course: Samples.course).markdown(for: result).utf8.count < 1 << 20)
    #expect(try CheckDocument(result.exercises, tool: "").json().utf8.count < 1 << 20)
  }

  /// Five exercises of which everything is as long as it can be, in one character.
  private static func submission(of character: String) -> SubmissionResult {
    let text = String(repeating: character, count: 20_000)
    let finding = Finding(
      label: text, variant: .visible, kind: .crashed, message: text,
      evidence: Evidence(
        part: text, index: Array(0..<1000), actual: text, expected: text, wrongEntries: 1, entries: 1,
        picture: text),
      location: SourceLocation(file: text, line: 1))
    let items = (0..<8).map { _ in
      ItemResult(
        exercise: "losses", item: Samples.losses.items[0], kind: .failed, earned: 0,
        findings: [Finding](repeating: finding, count: 10))
    }
    let diagnostic = CompilerDiagnostic(
      severity: .error, location: SourceLocation(file: text, line: 1), message: text)
    let exercise = ExerciseResult(
      exercise: "losses", title: "Losses", items: items,
      diagnostics: [CompilerDiagnostic](repeating: diagnostic, count: 20),
      notes: [String](repeating: text, count: 100), output: text)
    return SubmissionResult(
      student: Samples.ada, exercises: [ExerciseResult](repeating: exercise, count: 5),
      notes: [String](repeating: text, count: 100), contentHash: "")
  }
}
