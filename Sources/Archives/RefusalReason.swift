/// Why one entry of an archive was not read; the others still were.
///
/// The raw value is what crosses the pipe from `gradus-unpack`; it never changes its meaning.
public enum RefusalReason: String, Error, Sendable, Equatable, CaseIterable, Codable {
  case symbolicLink = "symbolic-link"
  case hardLink = "hard-link"
  case specialFile = "special-file"
  case absolutePath = "absolute-path"
  case parentFolder = "parent-folder"
  case controlCharacter = "control-character"
  case nameNotUTF8 = "name-not-utf8"
  case emptyName = "empty-name"
  case nameTooLong = "name-too-long"
  case duplicateName = "duplicate-name"
  case encrypted
  case fileTooLarge = "file-too-large"
  case totalTooLarge = "total-too-large"
  case expandsTooMuch = "expands-too-much"
  case archiveInArchive = "archive-in-archive"
  case damaged

  /// What is wrong with the entry, for people: completes "'name' was left out: it …".
  public var explanation: String {
    switch self {
    case .symbolicLink: "is a symbolic link; put the file itself into the archive"
    case .hardLink: "is a hard link; put the file itself into the archive"
    case .specialFile: "is neither a file nor a folder"
    case .absolutePath: "has an absolute path; pack relative paths"
    case .parentFolder: "leads out of the archive with '..'"
    case .controlCharacter: "has a control character in its name"
    case .nameNotUTF8: "has a name that is not UTF-8; rename it and pack it again"
    case .emptyName: "has no name"
    case .nameTooLong: "has a name that is too long"
    case .duplicateName: "has the same name as an earlier entry, or differs from it by case only"
    case .encrypted: "is encrypted; pack it without a password"
    case .fileTooLarge: "is larger than the limit for one file"
    case .totalTooLarge: "exceeds, with the files before it, the limit for the whole archive"
    case .expandsTooMuch: "unpacks to far more bytes than the archive has"
    case .archiveInArchive: "is an archive inside an archive; pack its files directly"
    case .damaged: "is damaged"
    }
  }
}

/// Why the reading of an archive ended before its end; what was read until then is kept.
public enum StopReason: String, Sendable, Equatable, CaseIterable, Codable {
  case tooManyEntries = "too-many-entries"
  case totalTooLarge = "total-too-large"
  case damaged

  /// What is wrong with the archive, for people: completes "the archive was read in part: it …".
  public var explanation: String {
    switch self {
    case .tooManyEntries: "has too many entries"
    case .totalTooLarge: "unpacks to more bytes than allowed"
    case .damaged: "is damaged or cut off"
    }
  }
}
