import CourseModel
import Foundation
import Glibc

/// The user that runs the grader.
enum EffectiveUser {
  static var isRoot: Bool { geteuid() == 0 }
}

/// A new private folder, removed with everything in it when the last reference goes.
final class ScratchFolder: Sendable {
  let path: String

  init() throws(SandboxError) {
    let name = "gradus-scratch-\(UUID().uuidString)"
    path = FileManager.default.temporaryDirectory.appending(path: name).path
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cannotStart("no folder could be made at \(path): \(error.cause)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The text of the last failed system call's error.
func systemErrorText(_ code: Int32 = errno) -> String { unsafe String(cString: strerror(code)) }
