import CourseModel
import Foundation
import GRDB
import Gradebook
import Testing

/// A gradebook in a folder of its own, and submissions to put into it.
struct Desk {
  let folder: URL
  var path: String { folder.appendingPathComponent("gradebook.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func clear() { try? FileManager.default.removeItem(at: folder) }

  func open(version: String = "1.0.0", busyTimeout: Double = 10) throws -> Gradebook {
    try Gradebook(path: path, toolVersion: version, busyTimeout: busyTimeout)
  }

  /// Reads the file as any SQLite client would.
  func rows(_ sql: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.databaseValues.map { $0.isNull ? "NULL" : "\($0.storage.value ?? "")" }.joined(separator: "|")
      }
    }
  }

  static let settings = Run.Settings(
    className: "labs", course: "Deep Learning", seed: .max, toolchainVersion: "6.3.1", isSandboxed: true)

  /// A submission of one exercise with two items.
  static func submission(
    of id: String = "ada", hash: String = "h1", earned: Int? = 3, name: String? = "Ada", key: String? = "k1"
  ) -> GradedSubmission {
    let items = ["a", "b"].map { Item(id: $0, title: "item \($0)", points: 4, visibility: .hidden) }
    let second =
      earned.map { ItemResult(exercise: "mlp", item: items[1], kind: .failed, earned: $0, cases: 4) }
      ?? .notRun(items[1], of: "mlp", kind: .harnessError, because: "the sandbox did not start")
    let exercise = ExerciseResult(
      exercise: "mlp", title: "Multilayer perceptron",
      items: [ItemResult(exercise: "mlp", item: items[0], kind: .passed, earned: 4), second], output: "π")
    return GradedSubmission(
      result: SubmissionResult(
        student: Student(id: id, name: name), exercises: [exercise], notes: ["a remark"], contentHash: hash),
      origin: "class/\(id).zip", received: Date(timeIntervalSince1970: 0), mark: earned.map(Double.init),
      gradingKeys: key.map { ["mlp": $0] } ?? [:])
  }
}

extension Gradebook {
  /// The result of one exercise of a submission, when it needs no grading.
  func cachedResult(submission: String, exercise: String, gradingKey: String) throws -> CachedResult? {
    try cachedResults(submission: submission, gradingKeys: [exercise: gradingKey])[exercise]
  }
}
