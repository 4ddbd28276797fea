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

  /// The index of mistakes, `grading/index/<id>.probes`; nil where there is no such file.
  public func index(of exercise: Exercise) throws(InstallationError) -> Data? {
    let url = indexFile(of: exercise)
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    do {
      return try Data(contentsOf: url)
    } catch {
      throw InstallationError("The index of mistakes cannot be read: \(error.explanation).")
    }
  }

  /// Writes the index of mistakes.
  public func write(index: Data, of exercise: Exercise) throws(InstallationError) {
    let url = indexFile(of: exercise)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try index.write(to: url, options: .atomic)
    } catch {
      throw InstallationError("The index of mistakes cannot be written: \(error.explanation).")
    }
  }

  private func indexFile(of exercise: Exercise) -> URL {
    course.appendingPathComponent("grading/index/\(exercise.id).probes")
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
