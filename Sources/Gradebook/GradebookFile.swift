import Foundation
internal import GRDB

/// The steps of opening a gradebook's file, in order; a file that is refused is left as it was.
enum GradebookFile {
  /// Creates an empty file where there is none.
  static func createIfMissing(_ path: String) throws {
    let files = FileManager.default
    let url = URL(fileURLWithPath: path)
    if files.fileExists(atPath: path) {
      if try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true {
        throw GradebookError(.cannotOpen, path: path, detail: "is a folder; name a file in it")
      }
      guard files.isWritableFile(atPath: path) else {
        throw GradebookError(
          .notWritable, path: path, detail: "cannot be written; check the permissions of the file")
      }
      return
    }
    let folder = url.deletingLastPathComponent().path
    guard files.fileExists(atPath: folder) else {
      throw GradebookError(
        .cannotOpen, path: path, detail: "there is no folder \(folder); create it and run again")
    }
    do {
      // Another process may create it first: its file must not be overwritten.
      try Data().write(to: url, options: .withoutOverwriting)
    } catch {
      guard files.fileExists(atPath: path) else {
        throw GradebookError(
          .notWritable, path: path, detail: "cannot be created; check the permissions of \(folder)")
      }
    }
  }

  /// Looks at a file without changing it, and refuses one of another program or of a newer version.
  static func refuseForeign(
    _ path: String, _ migrator: DatabaseMigrator, toolVersion: String, busyTimeout: Double
  ) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(busyTimeout)
    try DatabaseQueue(path: path, configuration: configuration).read { db in
      let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id")
      guard try owner == Schema.applicationID || isUnclaimed(db) else {
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

  /// Takes the file's permissions back to its owner; in vain for a file of another owner, who decides.
  static func restrictToOwner(_ path: String) {
    try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  /// Brings the tables up to date.
  static func migrate(_ queue: DatabaseQueue, _ migrator: DatabaseMigrator) throws {
    try queue.write { db in
      guard try isUnclaimed(db) else { return }
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
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
}
