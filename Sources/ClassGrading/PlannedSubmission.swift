import Checks
import ContentHash
import CourseModel
import Foundation
import Gradebook
import Submissions

/// A submission with what is known of it: what is left to grade is the job.
struct PlannedSubmission {
  let submission: Submission
  let contentHash: String
  let gradingKeys: [String: String]
  /// Results that hold still, by exercise.
  let known: [String: CachedResult]
  /// What is to be graded; nil when all is known.
  let job: GradingJob?

  /// Looks up what is known of a submission.
  ///
  /// - Parameter chosen: Exercises to grade. The others keep the results that earlier runs found for the same files.
  init(
    _ submission: Submission, chosen: [String], gradingKeys: [String: String], seed: Seed,
    gradebook: Gradebook
  ) throws {
    self.submission = submission
    contentHash = submission.contentHash.description
    // What was not read in full says nothing about the next time.
    self.gradingKeys = submission.isIncomplete ? [:] : gradingKeys
    let keys = self.gradingKeys
    known = try gradebook.cachedResults(
      submission: contentHash, gradingKeys: keys.filter { chosen.contains($0.key) }
    ).merging(
      try gradebook.recordedResults(
        submission: contentHash, gradingKeys: keys.filter { !chosen.contains($0.key) })
    ) { cached, _ in cached }
    let missing = chosen.filter { [known] in known[$0] == nil }
    job = missing.isEmpty ? nil : GradingJob(submission: submission, exercises: missing, seed: seed)
  }

  /// The submission's result, of what is known and what was found.
  func result(_ fresh: [ExerciseResult], course: Course, settings: ClassSettings) -> SubmissionResult {
    SubmissionResult(
      student: submission.student,
      exercises: course.exercises.map(\.exercise.id).compactMap { id in
        known[id]?.result ?? fresh.first { $0.exercise == id }
      },
      notes: submission.problems.map(\.description), contentHash: contentHash,
      ranUnsandboxed: !settings.isSandboxed, hasOwnSeed: settings.hasSeedPerStudent)
  }

  /// What the gradebook keeps.
  func graded(_ result: SubmissionResult, course: Course) -> GradedSubmission {
    GradedSubmission(
      result: result, origin: submission.origins.joined(separator: ", "),
      received: submission.received.map { Date(timeIntervalSince1970: Double($0)) } ?? Date(),
      mark: course.mark(of: result).map { Double($0) }, gradingKeys: gradingKeys, cached: known)
  }
}
