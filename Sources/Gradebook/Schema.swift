import Foundation
internal import GRDB

/// The gradebook's tables, as a list of migrations that is only ever appended to.
///
/// A grade is never overwritten: a run links each student to the exercise results that counted, and a
/// result that an earlier run linked stays as it was. Identical results of later runs share one row, so
/// that regrading an unchanged class adds links only.
enum Schema {
  /// Marks the file as a gradebook (`PRAGMA application_id`): "Grad" in ASCII.
  static let applicationID: Int32 = 0x4772_6164

  /// All migrations, oldest first. `toolVersion` is noted beside each, for ``newestToolVersion(_:)``.
  static func migrator(toolVersion: String) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (name, script) in migrations {
      migrator.registerMigration(name) { db in
        try db.execute(sql: script)
        try db.execute(
          sql: "INSERT INTO schema_versions (migration, tool_version, applied) VALUES (?, ?, ?)",
          arguments: [name, toolVersion, Date()])
      }
    }
    return migrator
  }

  /// Version of the tool that brought the file to its newest schema.
  static func newestToolVersion(_ db: Database) throws -> String? {
    guard try db.tableExists("schema_versions") else { return nil }
    return try String.fetchOne(
      db, sql: "SELECT tool_version FROM schema_versions ORDER BY rowid DESC LIMIT 1")
  }

  private static let migrations = [("v1", version1), ("v2", version2), ("v3", version3)]

  /// The number of the newest schema that this version of the tool knows.
  static let version = migrations.count

  /// The number of the schema that a file has.
  static func version(of db: Database) throws -> Int {
    let applied = try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations")
    return applied.compactMap { Int($0.dropFirst()) }.max() ?? 0
  }

  private static let version1 = """
    CREATE TABLE schema_versions (
      migration TEXT PRIMARY KEY NOT NULL,
      tool_version TEXT NOT NULL,
      applied TEXT NOT NULL
    );

    -- The secret from which the hidden checks of a class draw, sixteen hexadecimal digits.
    CREATE TABLE classes (
      name TEXT PRIMARY KEY NOT NULL,
      seed TEXT NOT NULL CHECK (length(seed) = 16),
      created TEXT NOT NULL
    );

    CREATE TABLE students (
      id TEXT PRIMARY KEY NOT NULL,
      name TEXT,
      email TEXT,
      section TEXT
    );

    -- What a student handed in: the hash of its files, where it was found and when it was first seen.
    CREATE TABLE submissions (
      id INTEGER PRIMARY KEY,
      student TEXT NOT NULL REFERENCES students (id),
      content_hash TEXT NOT NULL,
      origin TEXT NOT NULL,
      received TEXT NOT NULL,
      UNIQUE (student, content_hash, origin)
    );

    -- One grading of a class; finished is null while it runs and when it was interrupted.
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      class TEXT NOT NULL,
      course TEXT NOT NULL,
      seed TEXT NOT NULL CHECK (length(seed) = 16),
      tool_version TEXT NOT NULL,
      toolchain_version TEXT NOT NULL,
      sandboxed INTEGER NOT NULL CHECK (sandboxed IN (0, 1)),
      started TEXT NOT NULL,
      finished TEXT
    );
    CREATE INDEX runs_by_class ON runs (class, id);

    -- One exercise of one submission; grading_key stands for checks, reference, toolchain and seed.
    CREATE TABLE exercise_results (
      id INTEGER PRIMARY KEY,
      content_hash TEXT NOT NULL,
      exercise TEXT NOT NULL,
      grading_key TEXT,
      title TEXT NOT NULL,
      points INTEGER NOT NULL,
      earned INTEGER,
      harness_errors INTEGER NOT NULL,
      json TEXT NOT NULL,
      CHECK ((earned IS NULL) = (harness_errors > 0))
    );
    CREATE INDEX exercise_results_by_key ON exercise_results (content_hash, exercise, grading_key);

    -- One item; earned is null exactly when the harness was at fault: never a silent zero.
    CREATE TABLE item_results (
      result INTEGER NOT NULL REFERENCES exercise_results (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      item TEXT NOT NULL,
      title TEXT NOT NULL,
      kind TEXT NOT NULL,
      points INTEGER NOT NULL,
      earned INTEGER,
      passed_cases INTEGER NOT NULL,
      cases INTEGER NOT NULL,
      mistakes TEXT NOT NULL,
      PRIMARY KEY (result, position),
      CHECK ((earned IS NULL) = (kind = 'harness error'))
    ) WITHOUT ROWID;

    CREATE TABLE run_submissions (
      run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      student TEXT NOT NULL REFERENCES students (id),
      submission INTEGER NOT NULL REFERENCES submissions (id),
      mark REAL,
      notes TEXT NOT NULL,
      sandboxed INTEGER NOT NULL CHECK (sandboxed IN (0, 1)),
      PRIMARY KEY (run, student)
    ) WITHOUT ROWID;

    CREATE TABLE run_exercises (
      run INTEGER NOT NULL,
      student TEXT NOT NULL,
      position INTEGER NOT NULL,
      result INTEGER NOT NULL REFERENCES exercise_results (id),
      PRIMARY KEY (run, student, position),
      FOREIGN KEY (run, student) REFERENCES run_submissions (run, student) ON DELETE CASCADE
    ) WITHOUT ROWID;
    CREATE INDEX run_exercises_by_result ON run_exercises (result);

    \(SchemaViews.version1)
    """

  private static let version3 = """
    -- What a run has to say about uploads: belonging to nobody, to several students, not readable.
    CREATE TABLE run_problems (
      run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      problem TEXT NOT NULL,
      PRIMARY KEY (run, position)
    ) WITHOUT ROWID;

    \(SchemaViews.version3)
    """

  private static let version2 = """
    -- Whether each student's hidden checks drew from a secret of their own.
    ALTER TABLE runs ADD COLUMN seed_per_student INTEGER NOT NULL DEFAULT 0 CHECK (seed_per_student IN (0, 1));
    """
}
