import Foundation
import Reports

/// Tells how far the grading of a class is: a bar on a terminal, otherwise one line per submission.
final class Progress: @unchecked Sendable {
  private let total: Int
  private let isBar: Bool
  private let start = Date()
  private let lock = NSLock()
  private var done = 0
  private var graded = 0

  init(total: Int, isInteractive: Bool = Terminal.isErrorInteractive) {
    self.total = total
    isBar = isInteractive
  }

  /// Notes that a submission is finished.
  ///
  /// - Parameters:
  ///   - wasCached: whether its results were known from an earlier run.
  func finished(_ student: String, summary: String, wasCached: Bool) {
    lock.withLock {
      done += 1
      if !wasCached { graded += 1 }
      if isBar {
        Terminal.writeError("\r\u{1B}[K\(bar())")
      } else {
        Terminal.writeError(
          "[\(done)/\(total)] \(student): \(summary)\(wasCached ? " (unchanged)" as VisibleText : "")\n")
      }
    }
  }

  /// Clears the bar.
  func end() {
    lock.withLock {
      if isBar, done > 0 { Terminal.writeError("\r\u{1B}[K") }
    }
  }

  private func bar() -> String { ProgressBar.text(done, of: total) + timeLeft() }

  /// Time left at the pace of the submissions that were graded; those known from before cost nothing.
  private func timeLeft() -> String {
    guard graded > 0, done < total else { return "" }
    let seconds = Int(Date().timeIntervalSince(start) / Double(graded) * Double(total - done))
    return seconds >= 60 ? "  \(seconds / 60) min \(seconds % 60) s left" : "  \(seconds) s left"
  }
}
