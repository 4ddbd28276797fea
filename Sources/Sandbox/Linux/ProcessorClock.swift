import Foundation
import Glibc

/// Reads the processor time of the program at the end of a chain of processes, each of which has one child.
///
/// The kernel keeps a clock for every process; reading it asks the program nothing.
struct ProcessorClock {
  private let clock: clockid_t

  /// The clock of the process that is so many generations below another; nil while it has not been started, when it has
  /// ended, and where the kernel does not tell children.
  init?(generations: Int, below process: pid_t) {
    var last = process
    for _ in 0..<generations {
      guard let child = Self.onlyChild(of: last) else { return nil }
      last = child
    }
    var clock = clockid_t()
    guard unsafe clock_getcpuclockid(last, &clock) == 0 else { return nil }
    self.clock = clock
  }

  /// Time on a processor, of all threads of the process; nil when it has ended.
  var time: Duration? {
    var time = timespec()
    guard unsafe clock_gettime(clock, &time) == 0 else { return nil }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  private static func onlyChild(of process: pid_t) -> pid_t? {
    let path = "/proc/\(process)/task/\(process)/children"
    let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    return text?.split(separator: " ").first.flatMap { pid_t($0) }
  }
}
