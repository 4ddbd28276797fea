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
    parent = temporary.appending(path: "gradus-compile-\(UUID().uuidString)")
    path = parent.appending(path: "submission").path
    let manager = FileManager.default
    try StorageError.explaining(temporary, remedy: Self.remedy) {
      try manager.createDirectory(
        at: parent, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try manager.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    }
  }

  private static let remedy = "Free some space, or name another folder for temporary files in TMPDIR."

  /// Writes a file; `name` has no folders.
  func write(_ contents: [UInt8], at name: String) throws {
    let file = path + "/" + name
    try StorageError.explaining(parent, remedy: Self.remedy) {
      try Data(contents).write(to: URL(fileURLWithPath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    }
  }

  deinit { try? FileManager.default.removeItem(at: parent) }
}
