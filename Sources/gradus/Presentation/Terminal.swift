import ArgumentParser
import CourseModel
import Foundation
import Reports

/// What the program says, and what the terminal that it says it on can show.
///
/// Nothing is put out but ``VisibleText``, reports, which consist of it, and documents of our own for programs.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isOutputInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether standard error is a terminal.
  static var isErrorInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// How reports look: coloured on a terminal, unless `NO_COLOR` is set (no-color.org) or the terminal is dumb.
  static var style: Style {
    let environment = ProcessInfo.processInfo.environment
    let wantsColour =
      isOutputInteractive && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    return wantsColour ? .ansi : .plain
  }

  /// Columns of standard output; 80 when unknown.
  static var columns: Int {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes a line to standard output.
  static func print(_ line: VisibleText) { output { try $0.write("\(line)\n") } }

  /// Writes a report, and an empty line, to standard output.
  static func print(report: String) { output { try $0.write(report + "\n") } }

  /// Writes text for programs, such as JSON, to standard output.
  static func print(document: String) { output { try $0.write(document: document + "\n") } }

  /// Writes text to standard error.
  static func writeError(_ text: VisibleText) {
    // When nobody can be told, going on is all that is left.
    try? StandardStream.error.write(text.description)
  }

  /// Writes `gradus: ` and what is wrong, on as many lines as it takes, to standard error.
  static func report(problem: String) { writeError("gradus: \(VisibleText(message: problem))\n") }

  /// What cannot be written ends the program: whoever reads would take a part for the whole.
  private static func output(_ write: (StandardStream) throws -> Void) {
    do {
      try write(.output)
    } catch {
      if error.systemErrorCode == EPIPE { exit(Exit.readerGone.rawValue) }
      report(problem: "standard output cannot be written: \(error.explanation)")
      exit(Exit.usage.rawValue)
    }
  }
}
