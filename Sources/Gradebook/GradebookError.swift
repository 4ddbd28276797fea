public import CourseModel
internal import GRDB

/// Why a gradebook could not be opened, read or written, in words for its owner.
public struct GradebookError: UserCorrectable, Equatable {
  /// What kind of trouble it is.
  public enum Code: String, Sendable, Equatable {
    /// The folder does not exist, or the file cannot be opened.
    case cannotOpen
    /// The file, or its folder, cannot be written.
    case notWritable
    /// The file is not an SQLite database, or is damaged.
    case notADatabase
    /// The file has no bytes: what it held is gone.
    case emptied
    /// The file is an SQLite database, but of another program.
    case notAGradebook
    /// A newer version of the tool wrote the file.
    case newerSchema
    /// Another process kept the file locked longer than the busy timeout.
    case locked
    /// The disk, or the user's quota, is full.
    case diskFull
    /// A stored result is in a format that this version cannot read.
    case unreadableResult
    /// Anything else that SQLite refused; the detail holds its own words.
    case refused
  }

  /// What kind of trouble it is.
  public let code: Code
  /// The gradebook's path.
  public let path: String
  /// What was wrong and what to do about it.
  public let detail: String

  /// `gradebook PATH: what was wrong; what to do`.
  public var description: String { "gradebook \(path): \(detail)" }

  init(_ code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// Puts an error of SQLite into words.
  init(_ error: any Error, path: String) {
    if let known = error as? GradebookError {
      self = known
    } else if let error = error as? DatabaseError {
      let code = Code(error.resultCode)
      self.init(code, path: path, detail: Self.detail(code, message: error.message ?? "unknown error"))
    } else {
      self.init(.refused, path: path, detail: error.explanation)
    }
  }

  /// A trouble that needs no further words.
  init(_ code: Code, path: String) {
    self.init(code, path: path, detail: Self.detail(code, message: ""))
  }

  private static func detail(_ code: Code, message: String) -> String {
    switch code {
    case .cannotOpen: "cannot be opened; check that the folder exists and may be read"
    case .notWritable: "cannot be written; check the permissions of the file and of its folder"
    case .notADatabase:
      "is not an SQLite database, or is damaged; move it away, or name another file, and run again"
    case .locked:
      "is locked by another program, perhaps another gradus; wait for it or close it, and run again"
    case .diskFull:
      "cannot grow because the disk is full; free some space and run again: nothing recorded is lost"
    case .emptied:
      "is empty (0 bytes), and what it held is gone, the secret of the hidden tests too; put a copy in its place, "
        + "or delete it to begin a new one"
    case .notAGradebook, .newerSchema, .unreadableResult, .refused: "SQLite refused: \(message)"
    }
  }
}

extension GradebookError.Code {
  fileprivate init(_ code: ResultCode) {
    switch code {
    case .SQLITE_CANTOPEN: self = .cannotOpen
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_AUTH: self = .notWritable
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .notADatabase
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
    case .SQLITE_FULL: self = .diskFull
    default: self = .refused
    }
  }
}
