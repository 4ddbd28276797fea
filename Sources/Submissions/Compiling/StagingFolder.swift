import Foundation

/// A folder of source files for one compilation, removed when the last reference goes.
///
/// The folder is private to the grader; the files in it are readable by the sandbox's user, who sees it mounted.
final class StagingFolder: Sendable {
  private let parent: URL
  /// The folder to mount.
  let path: String

  init() throws {
    let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    let manager = FileManager.default
    (parent, path) = try StorageError.explaining(temporary, remedy: StorageError.otherTemporaryFolder) {
      let parent = try ProcessWorkspace.kept(in: temporary, prefix: "gradus-compile-", permissions: 0o700)
        .newPath()
      let path = parent.appending(path: "submission").path
      try manager.createDirectory(
        at: parent, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try manager.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
      return (parent, path)
    }
  }

  /// Writes a file; `name` has no folders.
  func write(_ contents: [UInt8], at name: String) throws {
    let file = path + "/" + name
    try StorageError.explaining(parent, remedy: StorageError.otherTemporaryFolder) {
      try Data(contents).write(to: URL(fileURLWithPath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    }
  }

  deinit { try? FileManager.default.removeItem(at: parent) }
}
