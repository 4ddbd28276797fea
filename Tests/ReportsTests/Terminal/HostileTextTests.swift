import CourseModel
import Testing

@testable import Reports

/// Whatever a student writes, and wherever a report puts it: no line of a report is one that a terminal or a runner
/// of continuous integration obeys.
@Suite struct HostileTextTests {
  /// Each says `FORGED` on every line that it could be broken into.
  static let texts: [String] = [
    "::error file=README.md,line=1::FORGED",
    "\n::error::FORGED\n::stop-commands::FORGED\n  ::set-output name=x::FORGED",
    String(repeating: "FORGED ", count: 20) + "::error::FORGED " + String(repeating: "FORGED", count: 20)
      + " ::stop-commands::FORGED",
    String(repeating: "x", count: 75) + "FORGED ::error::FORGED " + String(repeating: "y", count: 75)
      + "FORGED",
    "\r\u{2028}\u{85}::error::FORGED", "\u{A0}\u{3000}::error::FORGED",
    "##[error]FORGED", "FORGED ##[group]FORGED", "\t##vso[task.setvariable variable=a]FORGED",
    "#\u{200D}#[error]FORGED", "::\u{200B}error::FORGED", "##teamcity[buildProblem description='FORGED']",
    "\u{1B}[0Ksection_start:1:x\r\u{1B}[0KFORGED", "\u{9B}2J\u{9D}0;FORGED\u{9C}",
    "\u{202E}FORGED\u{2066}\u{200F}",
    "+++ FORGED", "--- FORGED", "~~~ FORGED", "^^^ +++ FORGED", "\u{1B}]0;FORGED\u{7}\u{0}", "-rf FORGED",
    "漢字漢字漢字 ::error::FORGED 漢字", "FORGED\u{E0041}\u{FEFF}",
  ]

  static func submission(saying text: String) -> SubmissionResult {
    let finding = Finding(
      label: text, variant: .visible, kind: .failed, message: text,
      evidence: Evidence(
        part: text, index: [1], actual: text, expected: text, wrongEntries: 1, entries: 2, picture: text),
      location: SourceLocation(file: text, line: 3))
    let broken = Finding(label: text, variant: .visible, kind: .harnessError, message: text)
    let items = Samples.activations.items
    let exercise = ExerciseResult(
      exercise: "activations", title: "Activations",
      items: [
        ItemResult(
          exercise: "activations", item: items[0], kind: .failed, earned: 0, findings: [finding],
          diagnosis: Diagnosis([Diagnosis.Name("a", says: text, .values)])),
        ItemResult(
          exercise: "activations", item: items[1], kind: .failed, earned: 0, findings: [finding],
          diagnosis: Diagnosis(["", "b"].map { Diagnosis.Name("a" + $0, says: text + $0, .values) })),
        ItemResult(
          exercise: "activations", item: items[2], kind: .harnessError, earned: nil, findings: [broken]),
      ],
      diagnostics: [
        CompilerDiagnostic(severity: .error, location: SourceLocation(file: text, line: 1), message: text)
      ], notes: [text], output: text + "\n" + text)
    let refused = ExerciseResult(
      exercise: "losses", title: "Losses",
      items: Samples.losses.items.map { .notRun($0, of: "losses", kind: .refused, because: text) })
    return SubmissionResult(
      student: Student(id: text, name: text, email: text, section: text), exercises: [exercise, refused],
      notes: [text], contentHash: "00")
  }

  private func reports(on result: SubmissionResult, style: Style, width: Int) -> [String] {
    var statistics = ClassStatistics(course: Samples.course)
    statistics.add(result)
    return [
      StudentReport(course: Samples.course, style: style, width: width).text(for: result),
      CheckReport(exercises: Samples.exercises, style: style, width: width).text(
        for: result.exercises),
      ClassSummaryReport(style: style, width: width).text(for: statistics),
    ]
  }

  private func expectHarmless(_ line: Substring, _ comment: Comment) {
    let seen = line.drop(while: \.isWhitespace)
    for start in ["::", "---", "+++", "~~~", "^^^"] { #expect(!seen.hasPrefix(start), comment) }
    for command in ["##[", "##vso[", "##teamcity[", "section_start:", "::"] {
      #expect(!line.contains(command), comment)
    }
    for scalar in line.unicodeScalars {
      #expect(scalar == "\u{200D}" || scalar == "\u{FE0F}" || !scalar.isInvisible, comment)
    }
    if line.contains("FORGED") { #expect(seen.hasPrefix("│"), comment) }
  }

  @Test(arguments: texts, [40, 61, 80, 200]) func noLineIsObeyed(text: String, width: Int) {
    let result = Self.submission(saying: text)
    for report in reports(on: result, style: .plain, width: width) {
      #expect(report.contains("FORGED"), "the text has to be shown, or this proves nothing")
      for line in report.split(separator: "\n") { expectHarmless(line, "\(width): \(line)") }
    }
  }

  @Test(arguments: texts) func colourChangesNothing(text: String) {
    let result = Self.submission(saying: text)
    for (plain, coloured) in zip(
      reports(on: result, style: .plain, width: 80), reports(on: result, style: .ansi, width: 80))
    {
      #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }
  }

  @Test(arguments: texts) func noCellOfTheSheetHidesAnything(text: String) {
    let result = Self.submission(saying: text)
    let row = GradesSheet(course: Samples.course).row(for: result.student, result: result)
    #expect(row.contains("FORGED") && row.hasSuffix("\r\n"))
    for scalar in row.unicodeScalars.dropLast(2) {
      #expect(scalar == "\u{200D}" || scalar == "\u{FE0F}" || !scalar.isInvisible, "\(row)")
    }
  }

  /// A page of feedback may be printed into a log too.
  @Test(arguments: texts) func noLineOfAPageIsObeyed(text: String) {
    let page = FeedbackReport(course: Samples.course).markdown(for: Self.submission(saying: text))
    for line in page.split(separator: "\n") {
      #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"), "\(line)")
      for command in ["##[", "##vso[", "##teamcity["] { #expect(!line.contains(command), "\(line)") }
      for scalar in line.unicodeScalars where scalar != "\t" {
        #expect(scalar == "\u{200D}" || scalar == "\u{FE0F}" || !scalar.isInvisible, "\(line)")
      }
    }
  }
}
