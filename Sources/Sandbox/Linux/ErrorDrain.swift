import Foundation
import Glibc
import Synchronization

/// Reads a process's standard error to its end, on a thread of its own, so that the process never waits for a
/// reader; keeps the beginning, counts the rest, and always keeps the last bytes for the supervisor's report.
final class ErrorDrain: Sendable {
  private struct State {
    var kept: [UInt8] = []
    var tail: [UInt8] = []
    var total = 0
  }

  private let state = Mutex(State())
  private let limit: Int

  init(keep limit: Int) { self.limit = limit }

  /// Starts reading; `atEnd` is called once, when every writer is gone.
  func start(_ end: PipeEnd, atEnd: @escaping @Sendable () -> Void) {
    let thread = Thread {
      var buffer = [UInt8](repeating: 0, count: 64 * .kibibyte)
      while let count = end.read(into: &buffer), count > 0 {
        self.append(buffer.prefix(count))
        // The rest is only counted: in large pieces, lest a program that prints without end keep the grader busy too.
        if self.isFull { usleep(Self.pauseMicroseconds) }
      }
      atEnd()
    }
    thread.stackSize = 256 * .kibibyte
    thread.start()
  }

  /// Long enough for a pipe to fill, short enough that a program that prints hardly waits.
  private static let pauseMicroseconds: UInt32 = 500

  private var isFull: Bool { state.withLock { $0.total > limit } }

  private func append(_ bytes: ArraySlice<UInt8>) {
    state.withLock { state in
      state.total += bytes.count
      state.kept += bytes.prefix(limit + SupervisorReport.byteCount - state.kept.count)
      state.tail = Array(
        (state.tail + bytes.suffix(SupervisorReport.byteCount)).suffix(SupervisorReport.byteCount))
    }
  }

  /// The supervisor's report, if the stream ends with one, and everything before it.
  func result() -> (report: SupervisorReport?, error: CapturedOutput) {
    state.withLock { state in
      let report = SupervisorReport(state.tail)
      let total = state.total - (report == nil ? 0 : SupervisorReport.byteCount)
      let kept = Array(state.kept.prefix(min(limit, total)))
      return (report, CapturedOutput(bytes: kept, discarded: total - kept.count))
    }
  }

  /// What has arrived so far, up to the limit.
  var soFar: CapturedOutput {
    state.withLock {
      CapturedOutput(bytes: Array($0.kept.prefix(limit)), discarded: max(0, $0.total - limit))
    }
  }
}
