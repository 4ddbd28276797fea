public import CourseModel
internal import GRDB

/// A result of an earlier run, with its place in the file.
public struct CachedResult: Sendable, Equatable {
  /// The result, with a verdict for every item.
  public let result: ExerciseResult
  /// Row of `exercise_results`.
  let id: Int64
}

extension Gradebook {
  /// The results of a submission that need no grading, by exercise.
  ///
  /// A result with a harness error is never served, nor one that may come from a busy machine, nor one in a format of
  /// another version of the tool: all are graded again.
  ///
  /// - Parameters:
  ///   - submission: Content hash of the submitted files.
  ///   - gradingKeys: Grading key of each exercise wanted, by the exercise's identifier.
  public func cachedResults(submission: String, gradingKeys: [String: String]) throws(GradebookError)
    -> [String: CachedResult]
  {
    try recordedResults(submission: submission, gradingKeys: gradingKeys)
      .filter { !$0.value.result.mayComeFromLoad }
  }

  /// The newest results of a submission that have a verdict for every item, by exercise, those that a busy machine may
  /// have caused included: what is known of an exercise that is not graded now.
  ///
  /// - Parameters:
  ///   - submission: Content hash of the submitted files.
  ///   - gradingKeys: Grading key of each exercise wanted, by the exercise's identifier.
  public func recordedResults(submission: String, gradingKeys: [String: String]) throws(GradebookError)
    -> [String: CachedResult]
  {
    let stored = try read { db in
      try gradingKeys.compactMap { exercise, key in
        try StoredResult.newestFinal(db, submission: submission, exercise: exercise, key: key)
          .map { (exercise, $0) }
      }
    }
    // Decoded outside the database, so that several threads do it at once.
    var results: [String: CachedResult] = [:]
    for (exercise, row) in stored {
      guard let result = try? ResultCoding.decode(ExerciseResult.self, from: row.json) else { continue }
      results[exercise] = CachedResult(result: result, id: row.id)
    }
    return results
  }
}

/// A row of `exercise_results`, as far as the cache needs it.
struct StoredResult {
  let id: Int64
  let json: String

  /// The newest result with a verdict for every item.
  static func newestFinal(_ db: Database, submission: String, exercise: String, key: String) throws
    -> StoredResult?
  {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, json FROM exercise_results
        WHERE content_hash = ? AND exercise = ? AND grading_key = ? AND harness_errors = 0
        ORDER BY id DESC LIMIT 1
        """)
    return try Row.fetchOne(statement, arguments: [submission, exercise, key])
      .map { StoredResult(id: $0["id"], json: $0["json"]) }
  }
}
