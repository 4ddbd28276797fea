public import Foundation
internal import GRDB

/// One grading of a class.
public struct Run: Sendable, Equatable, Identifiable {
  /// Number of the run; later runs have larger numbers.
  public let id: Int64
  /// What was asked for.
  public let settings: Settings
  /// When it began.
  public let started: Date
  /// When it ended; `nil` while it runs and when it was interrupted.
  public let finished: Date?
  /// Version of the tool that graded.
  public let toolVersion: String

  /// The circumstances on which the results of a run depend.
  public struct Settings: Sendable, Equatable {
    /// Name of the class, which its seed and history belong to.
    public var className: String
    /// Title of the course.
    public var course: String
    /// Secret from which the hidden checks drew.
    public var seed: UInt64
    /// Whether each student's hidden checks drew from a secret of their own, derived from ``seed``.
    public var hasSeedPerStudent: Bool
    /// Version of the Swift toolchain that compiled the submissions.
    public var toolchainVersion: String
    /// Whether student code ran in a sandbox.
    public var isSandboxed: Bool

    /// Describes a run to begin.
    public init(
      className: String, course: String, seed: UInt64, hasSeedPerStudent: Bool = false,
      toolchainVersion: String, isSandboxed: Bool
    ) {
      self.className = className
      self.course = course
      self.seed = seed
      self.hasSeedPerStudent = hasSeedPerStudent
      self.toolchainVersion = toolchainVersion
      self.isSandboxed = isSandboxed
    }
  }
}

extension Gradebook {
  /// Begins a run and returns it.
  ///
  /// A run that is interrupted stays unfinished; the next one takes its results from the cache.
  public func beginRun(_ settings: Run.Settings) throws(GradebookError) -> Run {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO runs
            (class, course, seed, seed_per_student, tool_version, toolchain_version, sandboxed, started)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          settings.className, settings.course, SeedText.text(settings.seed),
          settings.hasSeedPerStudent, toolVersion, settings.toolchainVersion, settings.isSandboxed, Date(),
        ])
      return try Run.fetch(db, where: "id = ?", [db.lastInsertedRowID])[0]
    }
  }

  /// Notes that a run has recorded every submission: its scores are now the class's.
  ///
  /// - Parameter problems: What there is to say about uploads, a sentence each, in the run's order.
  public func finishRun(_ id: Run.ID, problems: [String] = []) throws(GradebookError) {
    try write { db in
      try db.execute(sql: "DELETE FROM run_problems WHERE run = ?", arguments: [id])
      let statement = try db.cachedStatement(
        sql: "INSERT INTO run_problems (run, position, problem) VALUES (?, ?, ?)")
      for (position, problem) in problems.enumerated() {
        try statement.execute(arguments: [id, position, problem])
      }
      try db.execute(sql: "UPDATE runs SET finished = ? WHERE id = ?", arguments: [Date(), id])
    }
  }

  /// The runs of a class, oldest first.
  public func runs(ofClass name: String) throws(GradebookError) -> [Run] {
    try read { db in try Run.fetch(db, where: "class = ?", [name]) }
  }

  /// The run whose scores count: the last finished one, or the last one while none is finished.
  public func latestRun(ofClass name: String) throws(GradebookError) -> Run? {
    try read { db in
      try Run.fetch(db, where: "id IN (SELECT id FROM latest_runs WHERE class = ?)", [name]).first
    }
  }

  /// The run that tells of a student: the last finished one that recorded the student in any class, or the last one while
  /// none is finished; `nil` when no run did.
  ///
  /// - Parameter name: The class to look in; `nil` looks in all.
  public func latestRun(of student: String, inClass name: String? = nil) throws(GradebookError) -> Run? {
    try read { db in
      try Run.fetch(
        db,
        where: """
          id = (
            SELECT run FROM run_submissions JOIN runs ON runs.id = run
            WHERE student = ? AND (? IS NULL OR class = ?) ORDER BY finished IS NULL, run DESC LIMIT 1)
          """, [student, name, name]
      ).first
    }
  }
}

extension Run {
  fileprivate static func fetch(
    _ db: Database, where condition: String, _ arguments: StatementArguments = []
  ) throws -> [Run] {
    try Row.fetchAll(db, sql: "SELECT * FROM runs WHERE \(condition) ORDER BY id", arguments: arguments)
      .map { row in
        Run(
          id: row["id"],
          settings: Settings(
            className: row["class"], course: row["course"], seed: try SeedText.value(row["seed"]),
            hasSeedPerStudent: row["seed_per_student"],
            toolchainVersion: row["toolchain_version"], isSandboxed: row["sandboxed"]),
          started: row["started"], finished: row["finished"], toolVersion: row["tool_version"])
      }
  }
}
