/// Why nothing of an archive could be read, or why none could be written.
public enum ArchiveError: Error, Equatable, Sendable {
  /// The bytes are not a .zip, .tar or .tar.gz archive; the library's words.
  case notAnArchive(String)
  /// The archive itself has more bytes than the limit.
  case archiveTooLarge(limit: Int)
  /// An archive could not be written; what was being done and the library's words.
  case cannotWrite(String)
  /// The reader could not be set up: memory or the system library fails.
  case unavailable(String)
}

extension ArchiveError: CustomStringConvertible {
  /// What is wrong and what to do, for people.
  public var description: String {
    switch self {
    case .notAnArchive(let detail):
      "this is not a .zip, .tar or .tar.gz archive (\(detail)); pack the files again as .zip"
    case .archiveTooLarge(let limit):
      "the archive has more than \(limit) bytes; leave out data and build folders"
    case .cannotWrite(let detail): "the archive could not be written: \(detail)"
    case .unavailable(let detail): "libarchive could not be started: \(detail)"
    }
  }
}
