import CWorkerSupport
import Glibc

/// The worker's private copies of standard input and output, out of the way of the student's code.
///
/// From then on reading standard input finds its end, and prints go to standard error, which the grader captures.
struct StandardStreams {
  let requests: Int32
  let replies: Int32

  /// High enough that a student's code does not meet them by counting from 3.
  private static let lowestDescriptor: Int32 = 200

  /// Moves the streams.
  ///
  /// - Returns: nil if the process has none, or too few descriptors.
  init?() {
    requests = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, Self.lowestDescriptor)
    replies = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, Self.lowestDescriptor)
    let null = unsafe open("/dev/null", O_RDONLY)
    guard requests >= 0, replies >= 0, null >= 0 else { return nil }
    guard dup2(null, STDIN_FILENO) >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return nil }
    close(null)
    gradus_print_line_by_line()
  }
}
