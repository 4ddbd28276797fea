public import CourseModel
internal import GRDB

extension Gradebook {
  /// The results of a submission that need no grading, by exercise.
  ///
  /// A result with a harness error is never served, nor one in a format of another version of the tool:
  /// both are graded again.
  ///
  /// - Parameters:
  ///   - submission: Content hash of the submitted files.
  ///   - gradingKeys: Grading key of each exercise wanted, by the exercise's identifier.
  public func cachedResults(submission: String, gradingKeys: [String: String]) throws(GradebookError)
    -> [String: ExerciseResult]
  {
    try read { db in
      var results: [String: ExerciseResult] = [:]
      for (exercise, key) in gradingKeys {
        let stored = try StoredResult.newestFinal(db, submission: submission, exercise: exercise, key: key)
        results[exercise] = stored.flatMap { try? ResultCoding.decode(ExerciseResult.self, from: $0.json) }
      }
      return results
    }
  }

  /// The result of one exercise of a submission, when it needs no grading.
  public func cachedResult(submission: String, exercise: String, gradingKey: String)
    throws(GradebookError) -> ExerciseResult?
  {
    try cachedResults(submission: submission, gradingKeys: [exercise: gradingKey])[exercise]
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
