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
      CheckReport().text(for: Samples.typical.exercises),
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
      label: "secret label", variant: .hidden, kind: kind, message: "secret message",
      evidence: Evidence(
        part: "secret", index: [7], actual: "secret", expected: "secret", wrongEntries: 1, entries: 1))
    let item = ItemResult(
      exercise: "activations", item: Samples.activations.items[2], kind: kind, earned: 0, findings: [finding])
    let seen = item.forStudent.findings[0]
    #expect(seen.kind == kind)
    #expect(seen.evidence == nil)
    #expect(seen.label == "A hidden test")
    let ran = ![.missing, .doesNotCompile, .refused, .skipped].contains(kind)
    #expect(seen.message.contains("secret") != ran)
  }

  @Test func publicFindingsStayAsTheyAre() {
    let item = Samples.typical.exercises[0].items[1]
    #expect(item.forStudent == item)
  }

  @Test func likeHiddenFindingsAreToldOnce() {
    #expect(Samples.typical.exercises[0].items[2].forStudent.findings.count == 1)
  }
}
