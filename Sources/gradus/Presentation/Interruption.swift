import ArgumentParser
import Dispatch
import Foundation

/// Ctrl-C: the first time finishes what has begun, the second time ends at once.
final class Interruption: @unchecked Sendable {
  private let source: any DispatchSourceSignal
  private let lock = NSLock()
  private var count = 0

  /// Whether Ctrl-C was pressed.
  var happened: Bool { lock.withLock { count > 0 } }

  /// - Parameter stop: called at the first Ctrl-C, on a thread of its own.
  init(stop: @escaping @Sendable () -> Void) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [unowned self] in
      let presses = lock.withLock {
        count += 1
        return count
      }
      guard presses == 1 else { exit(Exit.interrupted.rawValue) }
      Terminal.writeError("\nFinishing the submissions in progress; press Ctrl-C again to stop at once.\n")
      stop()
    }
    source.resume()
  }

  deinit { source.cancel() }
}
