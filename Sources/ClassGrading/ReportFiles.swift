import CourseModel
import Foundation
import Reports
import Submissions

/// The folder that `gradus grade` writes.
struct ReportFiles: Sendable {
  private let root: ReportFolder
  private let results: ReportFolder
  private let feedback: ReportFolder

  init(folder: String) throws {
    root = try ReportFolder(URL(fileURLWithPath: folder))
    results = try root.folder("results")
    feedback = try root.folder("feedback")
  }

  /// Path of the folder, for people.
  var path: String { root.url.path }

  /// Path of the gradebook.
  var gradebookPath: String { root.url.appendingPathComponent("gradebook.sqlite").path }

  /// Writes the result and the feedback of one submission.
  func write(_ result: SubmissionResult, course: Course, tool: String, toolchain: String) throws {
    let name = result.student.fileSafeID
    let document = ResultsDocument(result, course: course, tool: tool, toolchain: toolchain)
    _ = try results.write(document.json(), to: "\(name).json")
    _ = try feedback.write(FeedbackReport(course: course).markdown(for: result), to: "\(name).md")
  }

  /// Writes `summary.txt`.
  func writeSummary(_ text: String) throws {
    _ = try root.write(text, to: "summary.txt")
  }

  /// Writes `grades.csv`.
  func writeGrades(_ text: String) throws {
    _ = try root.write(text, to: "grades.csv")
  }
}
