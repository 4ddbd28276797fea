public import CourseModel
public import Foundation

/// A submission's result with what the gradebook keeps beside it.
public struct GradedSubmission: Sendable {
  /// How the submission ended.
  public var result: SubmissionResult
  /// Where it was found, such as the archive's path in the class folder.
  public var origin: String
  /// When it was handed in, as far as its files tell; of the same files from the same place, the earliest is kept.
  public var received: Date
  /// The course's mark; `nil` while an item has no verdict.
  public var mark: Double?
  /// Grading key of each exercise, by the exercise's identifier: a string that stands for everything
  /// else that the result depends on (checks, reference, toolchain, seed, sandbox). The result of an
  /// exercise without a key is stored but never served from the cache.
  public var gradingKeys: [String: String]
  /// Results that were taken from the cache, by the exercise's identifier: they are linked, not stored
  /// again.
  public var cached: [String: CachedResult]

  /// Gathers what to record of one submission.
  public init(
    result: SubmissionResult, origin: String, received: Date, mark: Double?, gradingKeys: [String: String],
    cached: [String: CachedResult] = [:]
  ) {
    self.result = result
    self.origin = origin
    self.received = received
    self.mark = mark
    self.gradingKeys = gradingKeys
    self.cached = cached
  }
}
