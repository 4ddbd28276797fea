import Foundation
internal import GRDB

/// Scores, results and their history, in one SQLite file.
///
/// The file is in write-ahead-log mode, so that other SQLite clients can read while a class is graded.
/// Each submission is recorded in one transaction: a process that is killed loses at most the submission
/// in flight; a power cut may lose the last few, which the next run grades again, and never damages the
/// file. The file holds the secret seed of the hidden checks, so only its owner may read it (mode 0600).
///
/// Safe to use from several threads and from several processes at once.
public final class Gradebook: Sendable {
  /// Path of the file.
  public let path: String
  /// Version of the tool that reads and writes it.
  public let toolVersion: String
  let queue: DatabaseQueue

  /// Opens a gradebook, creating the file or bringing its tables up to date where needed.
  ///
  /// - Parameters:
  ///   - path: The file; its folder must exist.
  ///   - toolVersion: Version of this tool, noted in the file.
  ///   - busyTimeout: Seconds to wait for another process that is writing.
  /// - Throws: A ``GradebookError``: not writable, not a database, of another program, of a newer version
  ///   of the tool, or locked.
  public init(path: String, toolVersion: String, busyTimeout: Double = 10) throws(GradebookError) {
    self.path = path
    self.toolVersion = toolVersion
    do {
      try Self.prepareFile(at: path)
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .timeout(busyTimeout)
      configuration.label = "gradebook"
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try Self.migrate(queue, path: path, toolVersion: toolVersion)
    } catch {
      throw GradebookError(error, path: path)
    }
  }

  /// Reads in one consistent snapshot.
  func read<Value>(_ body: (Database) throws -> Value) throws(GradebookError) -> Value {
    do { return try queue.read(body) } catch { throw GradebookError(error, path: path) }
  }

  /// Writes in one transaction, which is rolled back when the body throws.
  func write<Value>(_ body: (Database) throws -> Value) throws(GradebookError) -> Value {
    do { return try queue.write(body) } catch { throw GradebookError(error, path: path) }
  }

  /// Creates an empty file, or takes the permissions of an existing one back to its owner.
  private static func prepareFile(at path: String) throws {
    let files = FileManager.default
    let ownerOnly: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    if !files.fileExists(atPath: path) {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      guard files.fileExists(atPath: folder) else {
        throw GradebookError(
          .cannotOpen, path: path, detail: "there is no folder \(folder); create it and run again")
      }
      guard files.createFile(atPath: path, contents: nil, attributes: ownerOnly) else {
        throw GradebookError(
          .notWritable, path: path, detail: "cannot be created; check the permissions of \(folder)")
      }
    } else if try URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true {
      throw GradebookError(.cannotOpen, path: path, detail: "is a folder; name a file in it")
    } else if files.isWritableFile(atPath: path) {
      // Fails for a file of another owner, who decides about it.
      try? files.setAttributes(ownerOnly, ofItemAtPath: path)
    } else {
      throw GradebookError(
        .notWritable, path: path, detail: "cannot be written; check the permissions of the file")
    }
  }

  private static func migrate(_ queue: DatabaseQueue, path: String, toolVersion: String) throws {
    let migrator = Schema.migrator(toolVersion: toolVersion)
    if try queue.read(isUnclaimed) {
      // Looked at again inside the transaction, since another process may be opening the same file.
      try queue.write { db in
        guard try isUnclaimed(db) else { return }
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
    }
    try queue.read { db in try refuseForeignFile(db, migrator, path: path, toolVersion: toolVersion) }
    do {
      try migrator.migrate(queue)
    } catch {
      // Another process may have migrated between this one's look and its own attempt.
      guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
    }
  }

  private static func isUnclaimed(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
      && Int32.fetchOne(db, sql: "PRAGMA application_id") == 0
  }

  private static func refuseForeignFile(
    _ db: Database, _ migrator: DatabaseMigrator, path: String, toolVersion: String
  ) throws {
    guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
      throw GradebookError(
        .notAGradebook, path: path,
        detail: "is a database of another program; name another file for the gradebook")
    }
    guard try !migrator.hasBeenSuperseded(db) else {
      let newer = try Schema.newestToolVersion(db).map { "version \($0)" } ?? "a newer version"
      throw GradebookError(
        .newerSchema, path: path,
        detail: "was written by gradus \(newer), and this is version \(toolVersion); "
          + "use that version or a later one")
    }
  }
}
