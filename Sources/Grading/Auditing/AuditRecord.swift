import ContentHash
public import CourseModel
public import Foundation

/// What an audit was made of: `grading/audit/<id>.audited`, a digest of the files that decide what it finds.
///
/// Files, not a history, so that a fresh clone without one can tell whether an exercise has to be audited again.
public struct AuditRecord {
  private let course: URL
  private let exercise: Exercise

  /// Parts of this tool that decide what the checks of every exercise catch, where the course lies beside them.
  private static let tool = [
    "BackwardContracts", "Checks", "GradientCheck", "GradientDiagnosis", "Grading/Auditing", "Mutations",
    "NumericalDifferentiation", "StatisticalTests", "Tensors",
  ].map { "Sources/\($0)" }

  /// The record of an exercise of the course in a directory.
  public init(of exercise: Exercise, course: URL) { (self.exercise, self.course) = (exercise, course) }

  /// Whether nothing has changed since it was written.
  ///
  /// - Throws: when a file cannot be read.
  public func isCurrent() throws -> Bool {
    guard let recorded = FileManager.default.contents(atPath: file.path) else { return false }
    return try String(decoding: recorded, as: UTF8.self) == text()
  }

  /// Writes down that the exercise has been audited as it is.
  ///
  /// - Throws: when a file cannot be read or written.
  public func write() throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text().utf8).write(to: file)
  }

  private var file: URL { course.appending(path: "grading/audit/\(exercise.id).audited") }

  private func text() throws -> String {
    let id = exercise.id
    let folders = ["reference/\(id)", "exercises/\(id)", "grading/public/\(id)", "grading/hidden/\(id)"]
    var hasher = ContentHasher()
    for path in try (folders + Self.tool).flatMap(sources) + ["grading/audit/\(id).txt"] {
      hasher.combine(path)
      hasher.combine(Array(FileManager.default.contents(atPath: course.appending(path: path).path) ?? Data()))
    }
    return "\(hasher.finish())\n"
  }

  /// The Swift files of a folder, but for known mistakes and starters, of which an audit knows nothing.
  private func sources(of folder: String) throws -> [String] {
    let path = course.appending(path: folder).path
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.subpathsOfDirectory(atPath: path).sorted().filter {
      $0.hasSuffix(".swift") && !$0.hasSuffix("Mistakes.swift")
        && !(folder.hasPrefix("exercises/") && $0 == exercise.fileName)
    }.map { "\(folder)/\($0)" }
  }
}
