import Foundation
import Submissions
import Synchronization

/// A copy of a file at a place whose name says nothing about this machine, removed with the last reference.
///
/// A process sees where its mounts come from (`/proc/self/mountinfo`), and so a student's code the folders, and often the
/// name, of whoever grades. Programs can be executed and not read: their contents name the folder in which they were built.
final class AnonymousCopy: Sendable {
  /// What the copy is for.
  enum Use {
    case execution
    case reading

    fileprivate var permissions: Int { self == .execution ? 0o111 : 0o444 }
  }

  /// Path of the copy.
  let path: String

  /// - Throws: a file system error.
  init(of original: String, for use: Use) throws {
    let manager = FileManager.default
    let place = SharedFolder.place(among: ["/tmp", "/var/tmp", "/dev/shm"])
    path = try ProcessWorkspace.kept(in: place, prefix: "gradus-run-", permissions: 0o755).newPath().path
    try manager.copyItem(atPath: original, toPath: path)
    try manager.setAttributes([.posixPermissions: use.permissions], ofItemAtPath: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A copy for reading that is made when it is first asked for.
final class AnonymousCopyOnDemand: Sendable {
  private let original: String
  private let copy = Mutex<AnonymousCopy?>(nil)

  init(of original: String) { self.original = original }

  /// Path of the copy.
  ///
  /// - Throws: a file system error.
  func path() throws -> String {
    try copy.withLock { copy in
      let made = try copy ?? AnonymousCopy(of: original, for: .reading)
      copy = made
      return made.path
    }
  }
}
