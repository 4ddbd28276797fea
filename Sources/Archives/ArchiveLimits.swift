/// How much of an archive is read.
///
/// What exceeds a limit is refused by name (see `ArchiveContents.refusals`) or ends the reading
/// (see `ArchiveContents.stopReason`); nothing is cut short silently.
public struct ArchiveLimits: Sendable, Equatable {
  /// Most bytes of the archive itself.
  public var archiveBytes: Int
  /// Most entries of any kind, folders included.
  public var entries: Int
  /// Most bytes of an entry's name, UTF-8.
  public var nameBytes: Int
  /// Most bytes of one unpacked file.
  public var fileBytes: Int
  /// Most bytes of all unpacked files together.
  public var totalBytes: Int
  /// Most unpacked bytes per byte of the archive, once more than 1 MiB has been unpacked.
  public var expansion: Int

  /// Creates limits. Traps when one is negative.
  public init(
    archiveBytes: Int, entries: Int, nameBytes: Int, fileBytes: Int, totalBytes: Int, expansion: Int
  ) {
    precondition(
      [archiveBytes, entries, nameBytes, fileBytes, totalBytes, expansion].allSatisfy { $0 >= 0 },
      "a limit is not negative")
    self.archiveBytes = archiveBytes
    self.entries = entries
    self.nameBytes = nameBytes
    self.fileBytes = fileBytes
    self.totalBytes = totalBytes
    self.expansion = expansion
  }

  /// For an archive that a student handed in.
  public static let submission = ArchiveLimits(
    archiveBytes: 64 << 20, entries: 10_000, nameBytes: 1024, fileBytes: 4 << 20, totalBytes: 32 << 20,
    expansion: 200)

  /// For a file that the user of the tool chose, such as an `.npz` with large arrays.
  public static let trusted = ArchiveLimits(
    archiveBytes: 16 << 30, entries: 100_000, nameBytes: 1024, fileBytes: 16 << 30, totalBytes: 16 << 30,
    expansion: 100_000)
}
