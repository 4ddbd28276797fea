import Foundation
import Synchronization

/// Hands out the positions of a list to several threads until none is left or someone asks to stop.
///
/// Threads are plain ones: what they run blocks on pipes to other processes.
public final class WorkQueue: Sendable {
  private let next = Atomic<Int>(0)
  private let stopping = Atomic<Bool>(false)
  private let count: Int

  /// A queue over `count` positions.
  public init(count: Int) { self.count = count }

  /// Lets the threads finish what they have begun and take nothing more.
  public func stop() { stopping.store(true, ordering: .relaxed) }

  /// Whether someone asked to stop.
  public var isStopping: Bool { stopping.load(ordering: .relaxed) }

  /// Runs `work` for every position on `threads` threads and waits for all of them.
  ///
  /// - Returns: how many positions were handed out; fewer than `count` after ``stop()``.
  public func run(threads: Int, _ work: @escaping @Sendable (Int) -> Void) -> Int {
    let group = DispatchGroup()
    for number in 1...max(1, threads) {
      group.enter()
      let thread = Thread { [self] in
        while let position = take() { work(position) }
        group.leave()
      }
      thread.name = "gradus job \(number)"
      thread.stackSize = 8 << 20
      thread.start()
    }
    group.wait()
    return min(next.load(ordering: .relaxed), count)
  }

  private func take() -> Int? {
    guard !isStopping else { return nil }
    let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return position < count ? position : nil
  }
}
