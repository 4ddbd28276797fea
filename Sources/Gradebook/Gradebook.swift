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
  /// Holds the copy that is read where the file itself cannot be written.
  private let scratch: URL?

  /// Opens a gradebook, creating the file or bringing its tables up to date where needed.
  ///
  /// - Parameters:
  ///   - path: The file; its folder must exist.
  ///   - toolVersion: Version of this tool, noted in the file.
  ///   - busyTimeout: Seconds to wait for another process that is writing.
  /// - Throws: A ``GradebookError``: not writable, emptied, not a database, of another program, of a newer version
  ///   of the tool, or locked.
  public init(path: String, toolVersion: String, busyTimeout: Double = 10) throws(GradebookError) {
    self.path = path
    self.toolVersion = toolVersion
    scratch = nil
    do {
      let migrator = Schema.migrator(toolVersion: toolVersion)
      if try !GradebookFile.exists(path) { try GradebookFile.create(path, migrator) }
      guard GradebookFile.isWritable(path) else { throw GradebookError(.notWritable, path: path) }
      queue = try Self.open(path, migrator, toolVersion: toolVersion, busyTimeout: busyTimeout)
    } catch {
      throw GradebookError(error, path: path)
    }
  }

  /// Opens a gradebook to read it; a copy of it where it cannot be written, as on a read-only medium.
  ///
  /// SQLite writes beside a file in write-ahead-log mode even to read it.
  public convenience init(reading path: String, toolVersion: String) throws(GradebookError) {
    if GradebookFile.isWritable(path) {
      try self.init(path: path, toolVersion: toolVersion)
    } else {
      try self.init(copyOf: path, toolVersion: toolVersion)
    }
  }

  /// Opens a copy of a gradebook, which goes away with the value.
  init(copyOf path: String, toolVersion: String) throws(GradebookError) {
    self.path = path
    self.toolVersion = toolVersion
    do {
      guard try GradebookFile.exists(path) else {
        throw GradebookError(.cannotOpen, path: path)
      }
      let copy = try GradebookFile.copy(of: path)
      scratch = copy.folder
      do {
        queue = try Self.open(
          copy.path, Schema.migrator(toolVersion: toolVersion), toolVersion: toolVersion, busyTimeout: 10)
      } catch {
        try? FileManager.default.removeItem(at: copy.folder)
        throw error
      }
    } catch {
      throw GradebookError(error, path: path)
    }
  }

  deinit {
    if let scratch { try? FileManager.default.removeItem(at: scratch) }
  }

  private static func open(
    _ path: String, _ migrator: DatabaseMigrator, toolVersion: String, busyTimeout: Double
  ) throws -> DatabaseQueue {
    try GradebookFile.refuseForeign(path, migrator, toolVersion: toolVersion, busyTimeout: busyTimeout)
    GradebookFile.restrictToOwner(path)
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(busyTimeout)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try GradebookFile.migrate(queue, migrator)
    return queue
  }

  /// Reads in one consistent snapshot.
  func read<Value>(_ body: (Database) throws -> Value) throws(GradebookError) -> Value {
    do { return try queue.read(body) } catch { throw GradebookError(error, path: path) }
  }

  /// Writes in one transaction, which is rolled back when the body throws.
  func write<Value>(_ body: (Database) throws -> Value) throws(GradebookError) -> Value {
    do { return try queue.write(body) } catch { throw GradebookError(error, path: path) }
  }
}
