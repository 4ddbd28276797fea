public import CourseModel
internal import GRDB

extension Gradebook {
  /// Records a graded submission in a run, in one transaction.
  ///
  /// Recording a student again in the same run replaces what the run said of the student.
  public func record(_ graded: GradedSubmission, in run: Run.ID) throws(GradebookError) {
    try write { db in
      let result = graded.result
      try upsert(result.student, db)
      let submission = try submissionID(of: graded, db)
      try db.cachedStatement(sql: "DELETE FROM run_submissions WHERE run = ? AND student = ?")
        .execute(arguments: [run, result.student.id])
      try db.cachedStatement(
        sql: """
          INSERT INTO run_submissions (run, student, submission, mark, notes, sandboxed)
          VALUES (?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        run, result.student.id, submission, graded.mark, try ResultCoding.encode(result.notes),
        !result.ranUnsandboxed,
      ])
      let link = try db.cachedStatement(
        sql: "INSERT INTO run_exercises (run, student, position, result) VALUES (?, ?, ?, ?)")
      for (position, exercise) in result.exercises.enumerated() {
        let stored = try resultID(of: exercise, in: graded, db)
        try link.execute(arguments: [run, result.student.id, position, stored])
      }
    }
  }

  /// Enters students, such as a roster's, in one transaction; what is already known of a student and not
  /// said anew is kept.
  public func register(_ students: [Student]) throws(GradebookError) {
    try write { db in
      for student in students { try upsert(student, db) }
    }
  }

  private func upsert(_ student: Student, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO students (id, name, email, section) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
          name = coalesce(excluded.name, name),
          email = coalesce(excluded.email, email),
          section = coalesce(excluded.section, section)
        """
    ).execute(arguments: [student.id, student.name, student.email, student.section])
  }

  private func submissionID(of graded: GradedSubmission, _ db: Database) throws -> Int64? {
    let key: StatementArguments = [graded.result.student.id, graded.result.contentHash, graded.origin]
    try db.cachedStatement(
      sql: """
        INSERT INTO submissions (student, content_hash, origin, received) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET received = min(received, excluded.received)
        """
    ).execute(arguments: key + [graded.received])
    return try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT id FROM submissions WHERE student = ? AND content_hash = ? AND origin = ?"),
      arguments: key)
  }

  private func resultID(of exercise: ExerciseResult, in graded: GradedSubmission, _ db: Database) throws
    -> Int64
  {
    if let cached = graded.cached[exercise.exercise], cached.result == exercise { return cached.id }
    return try store(
      exercise, submission: graded.result.contentHash, key: graded.gradingKeys[exercise.exercise], db)
  }

  /// Stores a result, or finds the identical one that an earlier run or another student left.
  private func store(_ result: ExerciseResult, submission: String, key: String?, _ db: Database) throws
    -> Int64
  {
    let json = try ResultCoding.encode(result)
    if let key,
      let known = try StoredResult.newestFinal(
        db, submission: submission, exercise: result.exercise, key: key), known.json == json
    {
      return known.id
    }
    let withoutVerdict = result.items.count { !$0.kind.isVerdict }
    try db.cachedStatement(
      sql: """
        INSERT INTO exercise_results
          (content_hash, exercise, grading_key, title, points, earned, harness_errors, json)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      submission, result.exercise, key, result.title, result.points, result.earned, withoutVerdict, json,
    ])
    let id = db.lastInsertedRowID
    for (position, item) in result.items.enumerated() { try store(item, at: position, of: id, db) }
    return id
  }

  private func store(_ item: ItemResult, at position: Int, of result: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO item_results
          (result, position, item, title, kind, points, earned, passed_cases, cases, mistakes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      result, position, item.item, item.title, item.kind.rawValue, item.points, item.earned,
      item.passedCases, item.cases, item.diagnosis?.mistakes.joined(separator: ", ") ?? "",
    ])
  }
}
