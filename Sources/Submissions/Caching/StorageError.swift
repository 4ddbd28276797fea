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

  init(folder: String, errno code: Int32, remedy: String = Self.otherCache) {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    self.init(folder: folder, reason: reason, remedy: remedy)
  }

  static let otherCache = "Free some space, or name another folder for the cache: --cache DIR."

  static let otherTemporaryFolder =
    "Free some space, or name another folder for temporary files in TMPDIR."

  /// A sentence for people.
  public var description: String { "\(folder) cannot be used: \(reason). \(remedy)" }

  /// Runs a body; what goes wrong with files in it is told of a folder, and so is whatever a program says of a disk on
  /// which there is hardly any room left.
  static func explaining<Result>(
    _ folder: URL, remedy: String = otherCache, freeBytes: (URL) -> Int? = freeBytes,
    _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let error as StorageError {
      throw error
    } catch let error as CocoaError {
      if let code = error.systemErrorCode, [ENOSPC, EDQUOT].contains(code) {
        throw StorageError(folder: folder.path, errno: code, remedy: remedy)
      }
      throw StorageError(folder: folder.path, reason: error.cause, remedy: remedy)
    } catch {
      guard let free = freeBytes(folder), free < scarceBytes else { throw error }
      let left = free >> 20 == 0 ? "less than 1 MiB" : "\(free >> 20) MiB"
      throw StorageError(folder: folder.path, reason: "there is \(left) left on its disk", remedy: remedy)
    }
  }

  /// Less than what a compiler may want for one file of a module.
  private static let scarceBytes = 16 << 20

  private static func freeBytes(_ folder: URL) -> Int? {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
    return (attributes?[.systemFreeSize] as? NSNumber)?.intValue
  }
}
