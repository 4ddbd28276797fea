import CourseModel
import Testing

@testable import Reports

@Suite struct TerminalReportTests {
  @Test(arguments: [
    (Style.plain, 80, "plain-80"), (.plain, 44, "plain-44"), (.ansi, 80, "ansi-80"),
  ])
  func check(style: Style, width: Int, name: String) throws {
    let text = CheckReport(exercises: Samples.exercises, style: style, width: width).text(
      for: Samples.typical.exercises)
    try expectGolden(text, "check-\(name).txt")
  }

  @Test func checkOfEverythingPassed() throws {
    try expectGolden(
      CheckReport(exercises: Samples.exercises).text(for: Samples.perfect.exercises), "check-passed.txt")
  }

  @Test func checkSaysWhenTheToolFailed() {
    let text = CheckReport(exercises: Samples.exercises).text(for: Samples.broken.exercises)
    #expect(text.contains("could not be checked"))
    #expect(!text.contains("tests pass"))
  }

  @Test func show() throws {
    let report = StudentReport(course: Samples.course)
    try expectGolden(report.text(for: Samples.typical), "show-typical.txt")
    try expectGolden(report.text(for: Samples.empty), "show-empty.txt")
  }

  @Test func list() throws {
    try expectGolden(ExerciseListReport(width: 60).text(for: Samples.course), "list.txt")
  }

  @Test func classSummary() throws {
    var statistics = ClassStatistics(course: Samples.course)
    for result in [Samples.typical, Samples.perfect, Samples.broken, Samples.empty] { statistics.add(result) }
    statistics.addAbsent(Student(id: "zoe"))
    statistics.addUnclear(Student(id: "kim"))
    for number in 1...3 { statistics.add(uploadProblem: "'x\(number).pdf' belongs to no student; \u{1B}[2J") }
    try expectGolden(ClassSummaryReport(problemsShown: 2).text(for: statistics), "summary.txt")
    #expect(ClassSummaryReport(problemsShown: .max).text(for: statistics).contains("x3.pdf"))
  }

  @Test func noLineIsWiderThanTheTerminal() {
    var statistics = ClassStatistics(course: Samples.course)
    for result in [Samples.typical, Samples.broken] { statistics.add(result) }
    for width in [44, 60, 80, 120] {
      let texts = [
        CheckReport(exercises: Samples.exercises, width: width).text(for: Samples.typical.exercises),
        StudentReport(course: Samples.course, width: width).text(for: Samples.typical),
        ClassSummaryReport(width: width).text(for: statistics),
      ]
      for line in texts.joined().split(separator: "\n") {
        #expect(String(line).displayWidth <= width, "\(width): \(line)")
      }
    }
  }

  @Test func plainHasNoEscapeSequences() {
    let text = StudentReport(course: Samples.course).text(for: Samples.typical)
    #expect(!text.unicodeScalars.contains("\u{1B}"))
  }
}
