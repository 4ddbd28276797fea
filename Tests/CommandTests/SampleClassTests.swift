import Foundation
import Testing

/// Grades `examples/class` as README does and compares every item with the table kept beside it.
@Suite(.serialized) struct SampleClassTests {
  private static let course = "examples/course.yaml"

  private func grade(into report: String) throws -> GradusProcess.Run {
    try GradusProcess.run(
      "grade", "examples/class", "--roster", "examples/roster.csv", "--course-file", Self.course, "--out",
      report,
      "--jobs", "2")
  }

  @Test func everyItemEndsAsTheTableSays() throws {
    let scratch = try Scratch()
    let run = try grade(into: scratch.path("report"))
    #expect(run.status == 0, "\(run.errors)")
    let table = try String(
      contentsOf: GradusProcess.root.appendingPathComponent("examples/expected.csv"), encoding: .utf8)
    let expected = Set(table.split(separator: "\n").dropFirst().map(String.init))
    let actual = try ItemLines.of(report: scratch.url("report"))
    #expect(expected.count > 500)
    #expect(actual.subtracting(expected).sorted() == [])
    #expect(expected.subtracting(actual).sorted() == [])

    let sheet = try String(contentsOf: scratch.url("report/grades.csv"), encoding: .utf8)
    #expect(sheet.contains("noah-kaplan") && sheet.contains("no submission"))

    let again = try grade(into: scratch.path("report"))
    #expect(again.status == 0)
    let unchanged = again.errors.split(separator: "\n").count { $0.hasSuffix("(unchanged)") }
    let submissions = Set(expected.map { $0.prefix { $0 != "," } })
    let slow = Set(expected.filter { $0.contains(",timed out,") }.map { $0.prefix { $0 != "," } })
    #expect(
      unchanged == submissions.count - slow.count,
      "a second run grades only what is new, and what a busy machine may have decided")

    let shown = try GradusProcess.run(
      "show", "ines-carvalho", "--course-file", Self.course, "--out", scratch.path("report"))
    #expect(shown.status == 0 && shown.output.contains("20"))
    let unknown = try GradusProcess.run("show", "nobody", "--out", scratch.path("report"))
    #expect(unknown.status == 2 && unknown.errors.contains("nobody"))
  }

  @Test(arguments: [("60%", [String](), 0), ("60%", ["losses"], 0)])
  func aPerfectSubmissionPassesTheGate(minimum: String, required: [String], status: Int32) throws {
    let requirements = required.flatMap { ["--require", $0] }
    let run = try GradusProcess.run(
      ["gate", "examples/class/ines-carvalho", "--min", minimum, "--course-file", Self.course] + requirements)
    #expect(run.status == status, "\(run.output)\(run.errors)")
    #expect(run.output.contains("PASS"))
  }

  @Test func aWeakSubmissionFailsTheGate() throws {
    let run = try GradusProcess.run(
      "gate", "examples/class/liam-oconnor", "--min", "10%", "--require", "activations", "--course-file",
      Self.course)
    #expect(run.status == 1)
    #expect(run.output.contains("FAIL") && run.output.contains("Required: activations"))
  }
}
