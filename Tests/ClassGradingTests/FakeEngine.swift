import Checks
import ClassGrading
import ContentHash
import CourseModel
import Foundation
import Submissions
import Synchronization

/// Grades without compiling: every exercise of a file passes, or ends as told.
final class FakeEngine: GradingEngine {
  struct Failure: Error {}

  /// The jobs that it was given.
  let jobs = Mutex<[GradingJob]>([])
  private let kind: @Sendable (GradingJob) throws -> ResultKind

  init(kind: @escaping @Sendable (GradingJob) throws -> ResultKind = { _ in .passed }) { self.kind = kind }

  func results(of job: GradingJob) throws -> [ExerciseResult] {
    jobs.withLock { $0.append(job) }
    let kind = try kind(job)
    return FakeReader.exercises.filter { job.exercises.contains($0.id) }.map { exercise in
      ExerciseResult(
        exercise: exercise.id, title: exercise.title,
        items: exercise.items.map {
          ItemResult(
            exercise: exercise.id, item: $0, kind: kind,
            earned: kind == .passed ? $0.points : kind.isVerdict ? 0 : nil)
        })
    }
  }

  /// What it was asked for, as `student: exercise exercise`, in order of the students.
  var asked: [String] {
    jobs.withLock { $0.map { "\($0.submission.student.id): \($0.exercises.joined(separator: " "))" } }
      .sorted()
  }
}

/// Takes every upload for a folder with one file of its text.
struct FakeReader: ClassReader {
  static let exercises = ["one", "two"].map { id in
    Exercise(
      id: id, title: id, topic: "", typeName: id.capitalized,
      items: [Item(id: "a", title: "first", points: 2, visibility: .both)])
  }

  var secret = Seed(7)
  var version = "1"
  let course = Course(
    title: "A course", exercises: Self.exercises.map { Course.Weighted(exercise: $0, weight: 1) }, scale: 20)

  func submission(of uploads: StudentUploads) -> Submission {
    let path = uploads.uploads[0].path + "/One.swift"
    let bytes = FileManager.default.contents(atPath: path).map(Array.init) ?? []
    return Submission(
      student: uploads.student, origins: [uploads.uploads[0].path],
      files: [SourceFile(path: "One.swift", bytes: bytes)])
  }

  func gradingKeys(of student: Student) throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: Self.exercises.map { ($0.id, "\($0.id) \(version) \(secret)") })
  }

  func seed(of student: Student) -> Seed { secret }
}
