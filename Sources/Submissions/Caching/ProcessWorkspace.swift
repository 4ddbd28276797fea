package import Foundation
import Glibc
import Synchronization

/// A process's own corner of a folder, such as a cache: what it is making, and further names of the files that it uses.
///
/// It is removed when the process ends. Whoever starts next removes those that killed processes have left, which a lock
/// tells: the system takes it back when its holder ends.
package final class ProcessWorkspace: Sendable {
  /// The folder.
  package let folder: URL
  private let lock: FileLock
  private let count = Atomic(0)
  private static let left = Mutex<Set<String>>([])
  private static let kept = Mutex<[String: ProcessWorkspace]>([:])

  /// Makes a workspace among others, and removes those that nobody uses.
  ///
  /// - Parameter prefix: how the names of workspaces begin, where the folder holds other things too.
  package init(among folder: URL, prefix: String = "") throws {
    let manager = FileManager.default
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    let locks = try manager.contentsOfDirectory(atPath: folder.path)
    for name in locks where name.hasPrefix(prefix) && name.hasSuffix(Self.lockSuffix) {
      let path = folder.appending(path: name).path
      guard Self.isOwn(path), let lock = try? FileLock.ifFree(path) else { continue }
      withExtendedLifetime(lock) {
        try? manager.removeItem(atPath: String(path.dropLast(Self.lockSuffix.count)))
        try? manager.removeItem(atPath: path)
      }
    }
    self.folder = folder.appending(path: prefix + UUID().uuidString)
    lock = try FileLock(self.folder.path + Self.lockSuffix, .exclusive)
    try manager.createDirectory(at: self.folder, withIntermediateDirectories: false)
    Self.removeAtExit(self.folder.path)
  }

  /// The workspace that this process keeps in a folder for temporary files until it ends.
  package static func kept(
    in folder: URL, prefix: String, permissions: Int
  ) throws -> ProcessWorkspace {
    try kept.withLock { kept in
      let key = folder.appending(path: prefix).path
      // Who cleans temporary folders does not ask.
      if let known = kept[key], FileManager.default.fileExists(atPath: known.folder.path) { return known }
      let workspace = try temporary(among: folder, prefix)
      try FileManager.default.setAttributes(
        [.posixPermissions: permissions], ofItemAtPath: workspace.folder.path)
      kept[key] = workspace
      return workspace
    }
  }

  /// What goes wrong with a temporary folder is not to be mended with another cache.
  private static func temporary(among folder: URL, _ prefix: String) throws -> ProcessWorkspace {
    do {
      return try ProcessWorkspace(among: folder, prefix: prefix)
    } catch var error as StorageError {
      error.remedy = StorageError.otherTemporaryFolder
      throw error
    }
  }

  private static let lockSuffix = ".lock"

  /// In a folder for everybody there are other people's things, whatever their names.
  private static func isOwn(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_uid == geteuid()
  }

  deinit { Self.remove(folder.path) }

  /// A path in the workspace at which nothing is.
  package func newPath() -> URL {
    folder.appending(path: String(count.wrappingAdd(1, ordering: .relaxed).newValue))
  }

  /// Gives a file a second name, which stays when the first one goes; where the file system has no such names, copies it.
  ///
  /// - Throws: `CocoaError` when there is no such file, or the workspace cannot be written.
  func secondName(of file: URL) throws -> URL {
    let name = newPath()
    do {
      try FileManager.default.linkItem(at: file, to: name)
    } catch let error as CocoaError where error.code != .fileNoSuchFile && error.code != .fileReadNoSuchFile {
      try FileManager.default.copyItem(at: file, to: name)
    }
    return name
  }

  /// Takes a file or folder away from where it is, in one step, and then removes it. Whether it was there.
  @discardableResult
  func remove(_ item: URL) -> Bool {
    let name = newPath()
    guard (try? FileManager.default.moveItem(at: item, to: name)) != nil else { return false }
    try? FileManager.default.removeItem(at: name)
    return true
  }

  private static func removeAtExit(_ path: String) {
    let isFirst = left.withLock { left in
      defer { left.insert(path) }
      return left.isEmpty
    }
    if isFirst { atexit { ProcessWorkspace.left.withLock { $0 }.forEach(ProcessWorkspace.remove) } }
  }

  private static func remove(_ path: String) {
    left.withLock { _ = $0.remove(path) }
    try? FileManager.default.removeItem(atPath: path)
    try? FileManager.default.removeItem(atPath: path + lockSuffix)
  }
}
