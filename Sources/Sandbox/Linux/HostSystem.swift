import Foundation
import Glibc
import Synchronization

/// The user that runs the grader.
enum EffectiveUser {
  static var isRoot: Bool { geteuid() == 0 }

  /// User ids from 0x7000_0000 up belong to nobody by convention (systemd's "Users, Groups, UIDs and GIDs").
  private static let firstUnusedID: UInt32 = 0x7000_0000
  private static let sandboxesAtOnce: UInt32 = 64
  private static let counter = Atomic<UInt32>(0)

  /// A user id for one sandbox, different from those of the 63 sandboxes started before by this process and from
  /// those of other processes (of at most 2^22 process ids), so that each has its own count of threads.
  static func nextUnusedID() -> UInt32 {
    let slot = counter.wrappingAdd(1, ordering: .relaxed).oldValue % sandboxesAtOnce
    return firstUnusedID + (UInt32(getpid()) % (1 << 22)) * sandboxesAtOnce + slot
  }
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
      throw .cannotStart("no folder could be made at \(path): \(error.localizedDescription)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The text of the last failed system call's error.
func systemErrorText(_ code: Int32 = errno) -> String { unsafe String(cString: strerror(code)) }
