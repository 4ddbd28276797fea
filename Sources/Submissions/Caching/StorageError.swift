public import CourseModel
import Foundation

/// A folder of the tool's own that cannot be used: the disk is full, or it may not be written.
public struct StorageError: UserCorrectable, Sendable, Equatable {
  /// The folder, or the file in it.
  public var folder: String
  /// Why, in a few words.
  public var reason: String
  /// What to do, as a sentence.
  public var remedy: String

  init(folder: String, reason: String, remedy: String = Self.otherCache) {
    self.folder = folder
    self.reason = reason
    self.remedy = remedy
  }

  init(folder: String, errno code: Int32) {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    self.init(folder: folder, reason: reason)
  }

  static let otherCache = "Free some space, or name another folder for the cache: --cache DIR."

  /// A sentence for people.
  public var description: String { "\(folder) cannot be used: \(reason). \(remedy)" }

  /// Runs a body; what goes wrong with files in it is told of a folder.
  static func explaining<Result>(
    _ folder: URL, remedy: String = otherCache, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let error as CocoaError {
      throw StorageError(folder: folder.path, reason: error.cause, remedy: remedy)
    }
  }
}
