public import Checks
public import CourseModel
public import Grading
public import Submissions

/// What grades submissions: this process, or another machine with the same tool and course.
public protocol GradingEngine: Sendable {
  /// Results of a job, one for each of its exercises, in the course's order.
  ///
  /// - Throws: when nothing can be graded; what concerns one exercise is its result, a harness error.
  func results(of job: GradingJob) throws -> [ExerciseResult]
}

/// One submission to grade, with all that its results depend on besides the tool and the course.
public struct GradingJob: Sendable, Equatable, Codable {
  /// What was handed in.
  public var submission: Submission
  /// Exercises to grade, by their identifiers.
  public var exercises: [String]
  /// The secret from which the hidden cases are drawn.
  public var seed: Seed

  /// Describes a job.
  public init(submission: Submission, exercises: [String], seed: Seed) {
    self.submission = submission
    self.exercises = exercises
    self.seed = seed
  }
}

extension Grader: GradingEngine {
  /// Grades in this process.
  ///
  /// - Throws: ``ForeignSeed`` for a job with another secret than this grader's: expected values are kept by secret.
  public func results(of job: GradingJob) throws -> [ExerciseResult] {
    guard job.seed == seed(of: job.submission.student) else { throw ForeignSeed() }
    return results(of: job.submission, only: Set(job.exercises))
  }
}

/// A job was given to an engine that grades with another secret.
public struct ForeignSeed: Error, CustomStringConvertible {
  /// What is wrong.
  public var description: String { "the job's seed is not the one that this grader was set up with" }
}
