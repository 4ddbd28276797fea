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

  private func text(of path: String) throws(InstallationError) -> String {
    let url = course.appendingPathComponent(path)
    do {
      return try String(contentsOf: url, encoding: .utf8)
    } catch {
      throw InstallationError("The course's own source cannot be read: \(error.explanation).")
    }
  }
}
