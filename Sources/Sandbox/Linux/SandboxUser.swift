import Glibc
import Synchronization

/// A user id that nobody else has, for the time of one sandbox, so that each has its own count of threads.
///
/// User ids from 0x7000_0000 up belong to nobody by convention (systemd's "Users, Groups, UIDs and GIDs"). Each
/// process of the grader, of at most 2^22 process ids, has 256 of them.
final class SandboxUser: Sendable {
  let id: UInt32

  private static let firstUnusedID: UInt32 = 0x7000_0000
  private static let sandboxesAtOnce: UInt32 = 256
  private static let taken = Mutex<Set<UInt32>>([])
  private let isHeld = Atomic(true)

  init() throws(SandboxError) {
    let slot: UInt32? = Self.taken.withLock { taken in
      guard let free = (0..<Self.sandboxesAtOnce).first(where: { !taken.contains($0) }) else { return nil }
      taken.insert(free)
      return free
    }
    guard let slot else {
      throw .cannotStart(
        "\(Self.sandboxesAtOnce) sandboxes run at once, and no more have a user id of their own")
    }
    id = Self.firstUnusedID + (UInt32(getpid()) % (1 << 22)) * Self.sandboxesAtOnce + slot
  }

  deinit { giveBack() }

  /// Lets another sandbox have the id; for when the last process that has it is gone.
  func giveBack() {
    guard isHeld.exchange(false, ordering: .relaxed) else { return }
    let slot = (id - Self.firstUnusedID) % Self.sandboxesAtOnce
    Self.taken.withLock { taken in _ = taken.remove(slot) }
  }
}
