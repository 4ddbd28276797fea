import ArgumentParser
import CourseModel
import Foundation
import Gradebook
import Reports

/// `gradus show`: what the gradebook knows of a student.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a student's latest results from the gradebook.",
    discussion: """
        gradus show ada
        gradus show ada --class labs-2026
        gradus show ada --out report --json
      """)

  @Argument(help: "The student's id.")
  var student: String

  @Option(name: .customLong("out"), help: "The folder that `gradus grade` wrote.", completion: .directory)
  var output = "report"

  @Option(
    name: .customLong("class"), help: "The class, where the student is in several: its folder's name.")
  var className: String?

  @Flag(help: "Print the results as JSON, as in results/<student>.json.")
  var json = false

  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let course = try course.course(course.installation())
      let path = URL(fileURLWithPath: output).appendingPathComponent("gradebook.sqlite").path
      guard FileManager.default.fileExists(atPath: path) else {
        throw UsageProblem("There is no \(path). Grade a class first, or name its report: --out DIR.")
      }
      let gradebook = try Gradebook(reading: path, toolVersion: toolVersion)
      guard let run = try gradebook.latestRun(of: student, inClass: className),
        let result = try gradebook.result(of: student, in: run.id)
      else {
        let place = className.map { " in class `\($0)`" } ?? ""
        throw UsageProblem("The gradebook \(path) has no results of `\(student)`\(place).")
      }
      if let latest = try gradebook.latestRun(ofClass: run.settings.className), latest.id > run.id {
        Terminal.writeError(
          """
          gradus: the latest run of class `\(run.settings.className)` has nothing of `\(student)`; \
          these results are of \(run.started.formatted(.iso8601)).

          """)
      }
      guard !json else {
        let document = ResultsDocument(
          result, course: course, tool: "gradus \(run.toolVersion)", toolchain: run.settings.toolchainVersion)
        return Terminal.print(document: try document.json())
      }
      let report = StudentReport(course: course, style: Terminal.style, width: Terminal.columns)
      Terminal.print(report: report.text(for: result))
    }
  }
}
