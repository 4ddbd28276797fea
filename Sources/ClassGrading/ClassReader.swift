public import Checks
public import CourseModel
public import Grading
public import Submissions

/// What reads uploads, and knows on what their results depend.
public protocol ClassReader: Sendable {
  /// The course.
  var course: Course { get }
  /// Reads what a student handed in.
  func submission(of uploads: StudentUploads) -> Submission
  /// For each exercise, a key that stands for everything but the submission that a result depends on.
  func gradingKeys(of student: Student) throws -> [String: String]
  /// The secret from which a student's hidden cases are drawn.
  func seed(of student: Student) -> Seed
}

extension Grader: ClassReader {
  /// Reads what a student handed in.
  public func submission(of uploads: StudentUploads) -> Submission {
    timings.measure(.collecting) { collector.collect(uploads) }
  }
}
