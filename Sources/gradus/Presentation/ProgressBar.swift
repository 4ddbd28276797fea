import Reports

/// A bar on standard error, where that is a terminal.
enum ProgressBar {
  /// Shows how many of how many are done.
  static func show(_ done: Int, of total: Int) {
    if Terminal.isErrorInteractive { Terminal.writeError("\r\u{1B}[K\(text(done, of: total))") }
  }

  /// Leaves the line empty.
  static func clear() {
    if Terminal.isErrorInteractive { Terminal.writeError("\r\u{1B}[K") }
  }

  static func text(_ done: Int, of total: Int) -> String {
    let width = 30
    let filled = total > 0 ? width * done / total : width
    let blocks = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    return "\(blocks) \(done)/\(total)"
  }
}
