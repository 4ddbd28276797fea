/// What was read from an archive, and what was not and why.
public struct ArchiveContents: Sendable, Equatable {
  /// One regular file.
  public struct File: Sendable, Equatable {
    /// Path relative to the archive's root: `/` between components, no `.`, no `..`.
    public var path: String
    /// The contents.
    public var bytes: [UInt8]

    /// Creates a file.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// One entry that was not read.
  public struct RefusedEntry: Sendable, Equatable {
    /// The entry's name, made printable and cut at 200 characters: for messages only.
    public var name: String
    /// Why.
    public var reason: RefusalReason

    /// Creates a refusal.
    public init(name: String, reason: RefusalReason) {
      self.name = name
      self.reason = reason
    }
  }

  /// The files read, in the archive's order.
  public var files: [File]
  /// The entries refused, in the archive's order.
  public var refusals: [RefusedEntry]
  /// The number of regular files that were not asked for.
  public var skippedFiles: Int
  /// Why reading ended before the archive did; `nil` when the whole archive was read.
  public var stopReason: StopReason?

  /// Creates contents.
  public init(
    files: [File] = [], refusals: [RefusedEntry] = [], skippedFiles: Int = 0, stopReason: StopReason? = nil
  ) {
    self.files = files
    self.refusals = refusals
    self.skippedFiles = skippedFiles
    self.stopReason = stopReason
  }
}
