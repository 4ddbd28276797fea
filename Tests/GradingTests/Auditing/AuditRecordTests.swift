import CourseModel
import Foundation
import Grading
import Testing

@Suite struct AuditRecordTests {
  private let course = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString)")
  private var record: AuditRecord {
    AuditRecord(of: Exercise(id: "e", title: "E", topic: "e", typeName: "E", items: []), course: course)
  }

  private func write(_ path: String, _ text: String) throws {
    let file = course.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  @Test(
    "what decides an audit makes the record stale, and nothing else does",
    arguments: [
      ("reference/e/E.swift", true), ("exercises/e/EExercise.swift", true), ("grading/audit/e.txt", true),
      ("grading/public/e/PublicE.swift", true), ("grading/hidden/e/GradedE.swift", true),
      ("grading/public/e/New.swift", true), ("Sources/Checks/Trial.swift", true),
      ("grading/hidden/e/EMistakes.swift", false), ("exercises/e/E.swift", false),
      ("exercises/e/README.md", false), ("reference/f/F.swift", false), ("grading/audit/f.txt", false),
    ])
  func stale(path: String, isStale: Bool) throws {
    defer { try? FileManager.default.removeItem(at: course) }
    for path in ["reference/e/E.swift", "grading/public/e/PublicE.swift", "grading/audit/e.txt"] {
      try write(path, "1")
    }
    #expect(try !record.isCurrent(), "there is none yet")
    try record.write()
    #expect(try record.isCurrent())
    try write(path, "2")
    #expect(try record.isCurrent() == !isStale)
    try record.write()
    #expect(try record.isCurrent())
  }
}
