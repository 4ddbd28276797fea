public import CourseModel

/// What `gradus check` prints: the public part of each exercise, and how far one has come.
public struct CheckReport: Sendable {
  private let style: Style
  private let width: Int

  /// - Parameters:
  ///   - style: Whether to use colour.
  ///   - width: Columns of the terminal.
  public init(style: Style = .plain, width: Int = 80) {
    self.style = style
    self.width = max(40, width)
  }

  /// The report, with a line feed at its end; hidden items and hidden cases are left out.
  public func text(for results: [ExerciseResult]) -> String {
    let parts = results.map(\.publicPart).filter { !$0.items.isEmpty || !$0.diagnostics.isEmpty }
    let lines = ExerciseLines(style: style, width: width)
    return (parts.map { lines.lines(of: $0) } + [conclusion(parts, hidden: hiddenItems(results))])
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func hiddenItems(_ results: [ExerciseResult]) -> Int {
    results.flatMap(\.items).count { $0.visibility != .visible }
  }

  private func conclusion(_ parts: [ExerciseResult], hidden: Int) -> [String] {
    let items = parts.flatMap(\.items)
    let open = items.count { $0.kind != .passed && $0.kind.isVerdict }
    let broken = items.count { !$0.kind.isVerdict }
    let earned = parts.reduce(0) { $0 + $1.earnedAtLeast }
    let points = parts.reduce(0) { $0 + $1.points }
    let text = ExerciseLines(style: style, width: width)
    var lines: [String] = []
    if items.isEmpty {
      lines += text.wrapped("There is no public test here.")
    } else if open + broken == 0 {
      lines += text.wrapped("✓ All public tests pass: \(earned) / \(points) points.", .good)
    } else {
      let rest = open > 0 ? "\(Numbers.count(open, "item")) to go" : "no item to go"
      lines += text.wrapped("\(earned) / \(points) points in public tests, \(rest).")
    }
    if broken > 0 {
      let items = Numbers.count(broken, "item")
      lines += text.wrapped(
        "! \(items) could not be checked. That is a fault of the tool, not yours.", .alarm)
    }
    if hidden > 0 {
      lines += text.wrapped("Grading runs hidden tests too, for \(Numbers.count(hidden, "item")).", .faint)
    }
    return lines
  }
}
