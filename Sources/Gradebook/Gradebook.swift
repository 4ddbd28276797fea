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
      let migrator = Schema.migrator(toolVersion: toolVersion)
      try GradebookFile.createIfMissing(path)
      try GradebookFile.refuseForeign(path, migrator, toolVersion: toolVersion, busyTimeout: busyTimeout)
      GradebookFile.restrictToOwner(path)
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .timeout(busyTimeout)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try GradebookFile.migrate(queue, migrator)
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
}
