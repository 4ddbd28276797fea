import ArgumentParser

/// Exit statuses of `gradus`, the same for every command.
enum Exit {
  /// Below a threshold, or something is wrong with what was checked.
  static let failure = ExitCode(1)
  /// The command line or a file named on it is at fault.
  static let usage = ExitCode(2)
  /// The tool or the course is at fault: no verdict.
  static let harness = ExitCode(3)
  /// Stopped by Ctrl-C.
  static let interrupted = ExitCode(130)
}
