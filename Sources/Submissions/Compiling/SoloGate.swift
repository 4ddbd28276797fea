import Foundation

/// Lets work run side by side, or one piece of it alone.
///
/// Whoever wants to be alone waits until the others have finished, and those who come later wait for him. Not
/// reentrant.
package final class SoloGate: @unchecked Sendable {
  private let condition = NSCondition()
  private var together = 0
  private var waitingAlone = 0
  private var isAlone = false

  /// Nobody works yet.
  package init() {}

  /// Runs a body beside others.
  package func together<Result>(_ body: () throws -> Result) rethrows -> Result {
    condition.withLock {
      while isAlone || waitingAlone > 0 { condition.wait() }
      together += 1
    }
    defer {
      condition.withLock {
        together -= 1
        condition.broadcast()
      }
    }
    return try body()
  }

  /// Runs a body while no other runs.
  package func alone<Result>(_ body: () throws -> Result) rethrows -> Result {
    condition.withLock {
      waitingAlone += 1
      while isAlone || together > 0 { condition.wait() }
      waitingAlone -= 1
      isAlone = true
    }
    defer {
      condition.withLock {
        isAlone = false
        condition.broadcast()
      }
    }
    return try body()
  }
}
