public import CourseModel
public import Foundation

/// The Swift files that a course keeps of each exercise.
public struct CourseSources: Sendable {
  private let course: URL

  /// The sources below a course's directory.
  public init(course: URL) { self.course = course }

  /// The reference solution, `reference/<id>/<Type>.swift`.
  public func reference(of exercise: Exercise) throws(InstallationError) -> String {
    try text(of: "reference/\(exercise.id)/\(exercise.fileName)")
  }

  /// The starter, `exercises/<id>/<Type>.swift`.
  public func starter(of exercise: Exercise) throws(InstallationError) -> String {
    try text(of: "exercises/\(exercise.id)/\(exercise.fileName)")
  }

  /// Judgements about mutants of the reference, `grading/audit/<id>.txt`; empty where there is no such file.
  public func judgedMutants(of exercise: Exercise) throws(InstallationError) -> String {
    let path = "grading/audit/\(exercise.id).txt"
    let isThere = FileManager.default.fileExists(atPath: course.appendingPathComponent(path).path)
    return isThere ? try text(of: path) : ""
  }

  private func text(of path: String) throws(InstallationError) -> String {
    let url = course.appendingPathComponent(path)
    do {
      return try String(contentsOf: url, encoding: .utf8)
    } catch {
      throw InstallationError("The course's own source cannot be read: \(error.explanation).")
    }
  }
}
