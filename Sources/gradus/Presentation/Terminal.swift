import Foundation

/// What the terminal behind a stream can show.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isOutputInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard error is a terminal.
  static var isErrorInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether output may be coloured: on a terminal, unless `NO_COLOR` is set (no-color.org) or the terminal
  /// is dumb.
  static var wantsColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isOutputInteractive && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// Columns of standard output; 80 when unknown.
  static var columns: Int {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Sends what was printed to standard output on its way; a pipe or a file would hold it back.
  static func flush() { fflush(nil) }

  /// Writes text to standard error.
  static func writeError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
