import CourseModel
import Testing

@testable import Reports

@Suite struct FeedbackReportTests {
  private let report = FeedbackReport(course: Samples.course)

  @Test(arguments: [
    (Samples.typical, "typical"), (Samples.perfect, "perfect"), (Samples.broken, "harness-error"),
    (Samples.empty, "empty"),
  ])
  func pages(result: SubmissionResult, name: String) throws {
    try expectGolden(report.markdown(for: result), "feedback-\(name).md")
  }

  @Test(arguments: ["<img src=x onerror=alert(1)>", "# x\n# y", "[a](b)", "a|b|c", "\u{1B}[2J"])
  func hostileTextIsEscapedEverywhere(text: String) {
    let hostile = ExerciseResult(
      exercise: "losses", title: "Losses",
      items: [
        ItemResult(
          exercise: "losses", item: Samples.losses.items[0], kind: .crashed, earned: 0,
          findings: [
            Finding(
              label: "case", variant: .visible, kind: .crashed, message: text,
              evidence: Evidence(
                part: text, index: [], actual: text, expected: text, wrongEntries: 1, entries: 1),
              location: SourceLocation(file: text, line: 1))
          ])
      ],
      diagnostics: [
        CompilerDiagnostic(severity: .error, location: SourceLocation(file: text, line: 1), message: text)
      ],
      notes: [text])
    let page = report.markdown(
      for: SubmissionResult(
        student: Student(id: text, name: text), exercises: [hostile], notes: [text], contentHash: ""))
    let outsideCode = page.replacing(/`+ ?[^`\n]* ?`+/, with: "")
    #expect(!outsideCode.contains("<img"))
    #expect(!outsideCode.contains("](b)") || outsideCode.contains("\\](b)"))
    #expect(page.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    #expect(page.split(separator: "\n").count { $0.hasPrefix("# ") } == 1)
  }

  @Test func exercisesThatWereNotAskedForAreNoFaultOfTheGraders() {
    var result = Samples.perfect
    let absent = result.exercises.removeLast()
    let page = report.markdown(for: result)
    #expect(page.contains("There is no mark yet"))
    #expect(page.contains(absent.title))
    #expect(!page.contains("failed"))
  }

  @Test func whatWasNotHandedInHasNoEmptySection() {
    var result = Samples.empty
    result.exercises.swapAt(0, 1)
    result.exercises[1] = Samples.perfect.exercises[0]
    let page = report.markdown(for: result)
    #expect(page.contains("Not handed in: Losses."))
    #expect(!page.contains("## Losses"))
    result.exercises[0].notes = ["Losses.swift was left out: line 2 is not UTF-8"]
    #expect(report.markdown(for: result).contains("## Losses"))
  }

  @Test func longOutputIsCut() {
    var result = Samples.perfect
    result.exercises[0].output = String(repeating: "line\n", count: 10_000)
    let page = report.markdown(for: result)
    #expect(page.utf8.count < 3000)
    #expect(page.contains("(The rest is left out.)"))
  }
}
