import Foundation
internal import GRDB

/// The steps of opening a gradebook's file, in order; a file that is refused is left as it was.
enum GradebookFile {
  /// Refuses what cannot be a gradebook that is written, before anything is opened.
  ///
  /// - Returns: Whether there is a file.
  static func exists(_ path: String) throws -> Bool {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { return false }
    let values = try URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey, .fileSizeKey])
    if values.isDirectory == true {
      throw GradebookError(.cannotOpen, path: path, detail: "is a folder; name a file in it")
    }
    if values.fileSize == 0 { throw GradebookError(.emptied, path: path) }
    return true
  }

  /// Whether the file, and its folder, which SQLite writes beside it, may be written.
  static func isWritable(_ path: String) -> Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return FileManager.default.isWritableFile(atPath: path)
      && FileManager.default.isWritableFile(atPath: folder)
  }

  /// Creates a gradebook. It appears whole, under its name, by one link: a file without any bytes is never one of ours.
  static func create(_ path: String, _ migrator: DatabaseMigrator) throws {
    let files = FileManager.default
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent()
    guard files.fileExists(atPath: folder.path) else {
      throw GradebookError(
        .cannotOpen, path: path, detail: "there is no folder \(folder.path); create it and run again")
    }
    let draft = folder.appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString)").path
    guard files.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]) else {
      throw GradebookError(
        .notWritable, path: path, detail: "cannot be created; check the permissions of \(folder.path)")
    }
    defer { try? files.removeItem(atPath: draft) }
    let queue = try DatabaseQueue(path: draft)
    try migrate(queue, migrator)
    try queue.close()
    do {
      try files.linkItem(atPath: draft, toPath: path)
    } catch {
      // Another process may have been first: its file is the gradebook. Where there are no links, a move serves.
      if !files.fileExists(atPath: path) { try files.moveItem(atPath: draft, toPath: path) }
    }
  }

  /// Copies a gradebook, with what SQLite has not yet put into its file, into a folder of its own.
  ///
  /// - Returns: The folder and the copy in it.
  static func copy(of path: String) throws -> (folder: URL, path: String) {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("gradus-\(UUID().uuidString)")
    try files.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let copy = folder.appendingPathComponent("gradebook.sqlite").path
    do {
      for ending in ["", "-wal"] where ending.isEmpty || files.fileExists(atPath: path + ending) {
        try Data(contentsOf: URL(fileURLWithPath: path + ending)).write(
          to: URL(fileURLWithPath: copy + ending))
      }
    } catch {
      try? files.removeItem(at: folder)
      throw GradebookError(.cannotOpen, path: path)
    }
    return (folder, copy)
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
        let writer = try Schema.newestToolVersion(db).map { "gradus \($0)" } ?? "a newer gradus"
        throw GradebookError(
          .newerSchema, path: path,
          detail: "has tables of version \(try Schema.version(of: db)), by \(writer), and this gradus "
            + "\(toolVersion) knows version \(Schema.version); use the gradus that wrote it, or a later one")
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
