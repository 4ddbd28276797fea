public import CourseModel
internal import GRDB

extension Gradebook {
  /// Every student that the gradebook knows, by identifier.
  public func students() throws(GradebookError) -> [Student] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM students ORDER BY id").map(Student.init(row:))
    }
  }

  /// Identifiers of the students that a run has recorded, in order.
  public func students(in run: Run.ID) throws(GradebookError) -> [String] {
    try read { db in
      try String.fetchAll(
        db, sql: "SELECT student FROM run_submissions WHERE run = ? ORDER BY student", arguments: [run])
    }
  }

  /// What a run recorded of a student; `nil` when it recorded nothing.
  ///
  /// A class is read one student at a time, so that memory does not grow with the class.
  public func result(of student: String, in run: Run.ID) throws(GradebookError) -> SubmissionResult? {
    try read { db in
      let submission = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT students.*, run_submissions.notes, run_submissions.sandboxed, submissions.content_hash,
              runs.seed_per_student
            FROM run_submissions
            JOIN runs ON runs.id = run_submissions.run
            JOIN students ON students.id = run_submissions.student
            JOIN submissions ON submissions.id = run_submissions.submission
            WHERE run_submissions.run = ? AND run_submissions.student = ?
            """),
        arguments: [run, student])
      guard let submission else { return nil }
      let exercises = try String.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT json FROM run_exercises
            JOIN exercise_results ON exercise_results.id = run_exercises.result
            WHERE run = ? AND student = ? ORDER BY position
            """),
        arguments: [run, student])
      return SubmissionResult(
        student: Student(row: submission),
        exercises: try exercises.map { try decode(ExerciseResult.self, from: $0, run: run) },
        notes: try decode([String].self, from: submission["notes"], run: run),
        contentHash: submission["content_hash"], ranUnsandboxed: !submission["sandboxed"],
        hasOwnSeed: submission["seed_per_student"])
    }
  }

  private func decode<Value: Decodable>(_ type: Value.Type, from json: String, run: Run.ID) throws -> Value {
    do { return try ResultCoding.decode(type, from: json) } catch {
      throw GradebookError(
        .unreadableResult, path: path,
        detail: "run \(run) holds a result in a format that gradus \(toolVersion) cannot read; "
          + "grade the class again, or use the version that wrote it")
    }
  }
}

extension Student {
  fileprivate init(row: Row) {
    self.init(id: row["id"], name: row["name"], email: row["email"], section: row["section"])
  }
}
