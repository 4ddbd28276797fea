import CourseModel
import Testing

@testable import Reports

@Suite struct StudentViewTests {
  /// The fixture must hold hidden numbers, or the next tests prove nothing.
  @Test func instructorsSeeHiddenNumbers() throws {
    let document = ResultsDocument(Samples.typical, course: Samples.course, tool: "t", toolchain: "s")
    #expect(try document.json().contains(Samples.hiddenNumber))
    #expect(StudentReport(course: Samples.course).text(for: Samples.typical).contains(Samples.hiddenNumber))
  }

  @Test func studentsNeverSeeHiddenNumbers() throws {
    let reports = [
      FeedbackReport(course: Samples.course).markdown(for: Samples.typical),
      CheckReport(exercises: Samples.exercises).text(for: Samples.typical.exercises),
      try CheckDocument(Samples.typical.exercises, tool: "t").json(),
    ]
    for report in reports {
      for marker in [Samples.hiddenNumber, "987654321", "987_654_321"] {
        #expect(!report.contains(marker))
      }
    }
  }

  @Test(arguments: ResultKind.allCases)
  func everyKindOfHiddenFindingIsWithheld(kind: ResultKind) {
    let finding = Finding(
      label: "secret label, 3×4", variant: .hidden, kind: kind, message: "secret message",
      hint: "secret hint",
      evidence: Evidence(
        part: "secret", index: [7], actual: "secret", expected: "secret", wrongEntries: 1, entries: 1),
      location: SourceLocation(file: "Activations.swift", line: 7))
    let item = ItemResult(
      exercise: "activations", item: Samples.activations.items[2], kind: kind, earned: 0, findings: [finding])
    let seen = item.forStudent.findings[0]
    #expect(seen.kind == kind)
    #expect(seen.evidence == nil)
    #expect(seen.location == nil)
    #expect(seen.hint == nil)
    #expect(seen.label == "secret label")
    let ran = ![.missing, .doesNotCompile, .refused, .skipped].contains(kind)
    #expect(seen.message.contains("secret") != ran)
  }

  @Test func publicFindingsStayAsTheyAre() {
    let item = Samples.typical.exercises[0].items[1]
    #expect(item.forStudent.findings == item.findings)
  }

  @Test func anEditOfTheReferenceIsToldInWordsOnly() {
    let edits = ["Twice what is due.", ""].map {
      Diagnosis.Name("f: constant: 1 => 2 in g(x)", says: $0, .mutant)
    }
    #expect(
      Diagnosis([edits[0]]).forStudent?.names == [Diagnosis.Name("mutant", says: edits[0].sentence, .mutant)])
    #expect(Diagnosis([edits[1]]).forStudent == nil)
    #expect(
      Samples.typical.exercises[0].items[1].forStudent.diagnosis?.mistakes == [
        "not-squared", "forgot-upstream",
      ])
  }

  @Test func aLabelOfNumbersBecomesTheItemsTitle() {
    #expect(Samples.typical.exercises[0].items[2].forStudent.findings.map(\.label) == ["relu at |x| = 0"])
  }

  /// What a student's code can choose by the hidden inputs that it sees: how many cases pass, where it crashes, which
  /// case fails first, and with which words.
  @Test func nothingThatTheStudentsCodeChoosesIsSeenButKinds() {
    func seen(_ labels: [String], line: Int, passed: Int) -> ItemResult {
      ItemResult(
        exercise: "activations", item: Samples.activations.items[2], kind: .crashed, earned: 0,
        passedCases: passed, cases: 9,
        findings: labels.map {
          Finding(
            label: $0, variant: .hidden, kind: .crashed, message: "at \(line)",
            location: SourceLocation(file: "Activations.swift", line: line))
        }
      ).forStudent
    }
    let first = seen(["random inputs, 3×5", "far from zero", "random inputs, 2×2"], line: 1, passed: 6)
    #expect(first == seen(["far from zero", "random inputs, length 9"], line: 999, passed: 7))
    #expect(first.findings.map(\.label) == ["far from zero", "random inputs"])
    #expect(first.cases == 0 && first.passedCases == 0)
  }

  @Test func aHiddenCrashComesBeforePublicFailuresOfACrashedItem() {
    var item = Samples.typical.exercises[0].items[0]
    item.findings.removeAll { $0.variant == .visible && $0.kind == .crashed }
    #expect(item.forStudent.findings.map(\.kind) == [.crashed, .failed])
  }

  @Test func likeHiddenFindingsAreToldOnce() {
    #expect(Samples.typical.exercises[0].items[2].forStudent.findings.count == 1)
  }
}
