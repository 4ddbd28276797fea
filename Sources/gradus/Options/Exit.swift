import ArgumentParser

/// Exit statuses of `gradus`, the same for every command.
enum Exit {
  /// Below a threshold, or something is wrong with what was checked.
  static let failure = ExitCode(1)
  /// The command line, a file named on it, or what has to be installed is at fault.
  static let usage = ExitCode(2)
  /// The tool or the course is at fault: no verdict.
  static let harness = ExitCode(3)
  /// Stopped by Ctrl-C.
  static let interrupted = ExitCode(130)
  /// Whoever read standard output has gone, as a shell reports it of programs that a signal tells so.
  static let readerGone = ExitCode(141)
}
