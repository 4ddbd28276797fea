public import CourseModel
public import Reports

/// One submission that was graded, told as soon as it is.
public struct FinishedSubmission: Sendable {
  /// How it ended.
  public let result: SubmissionResult
  /// Whether all of it was known from an earlier run.
  public let wasKnown: Bool
}

/// How the grading of a class ended.
public enum ClassOutcome: Sendable {
  /// Everything is graded, recorded and reported.
  case finished(ClassStatistics)
  /// Stopped after some of the submissions, which are recorded; the next run goes on.
  case interrupted(recorded: Int, of: Int)
}
