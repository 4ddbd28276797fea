import ArgumentParser
import Dispatch
import Foundation
import Reports
import Synchronization

/// Ctrl-C: the first time finishes what has begun, the second time ends at once.
///
/// While this value lives; afterwards Ctrl-C ends the program as it did before.
final class Interruption {
  private let source: any DispatchSourceSignal
  /// What Ctrl-C did before.
  private let handlerBefore: sighandler_t?
  private let presses: Presses

  private final class Presses: Sendable {
    let count = Atomic(0)
  }

  /// Whether Ctrl-C was pressed.
  var happened: Bool { presses.count.load(ordering: .acquiring) > 0 }

  /// - Parameter stop: called at the first Ctrl-C, on a thread of its own.
  init(stop: @escaping @Sendable () -> Void) {
    handlerBefore = signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    // The handler holds what it needs: it may run while this value goes away.
    let presses = Presses()
    self.presses = presses
    source.setEventHandler {
      guard presses.count.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue == 0 else {
        exit(Exit.interrupted.rawValue)
      }
      Terminal.writeError("\nFinishing the submissions in progress; press Ctrl-C again to stop at once.\n")
      stop()
    }
    source.resume()
  }

  deinit {
    source.cancel()
    signal(SIGINT, handlerBefore)
  }
}
