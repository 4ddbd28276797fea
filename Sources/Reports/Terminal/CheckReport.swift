public import CourseModel

/// What `gradus check` prints: the public part of each exercise, and how far one has come.
public struct CheckReport: Sendable {
  private let exercises: [Exercise]
  private let style: Style
  private let width: Int

  /// - Parameters:
  ///   - exercises: The course's, for what grading runs beyond the public tests.
  ///   - style: Whether to use colour.
  ///   - width: Columns of the terminal.
  public init(exercises: [Exercise], style: Style = .plain, width: Int = 80) {
    self.exercises = exercises
    self.style = style
    self.width = max(40, width)
  }

  /// The report, with a line feed at its end; hidden items and hidden cases are left out.
  public func text(for results: [ExerciseResult]) -> String {
    let parts = results.map(\.publicPart).filter { !$0.items.isEmpty || !$0.diagnostics.isEmpty }
    let lines = ExerciseLines(style: style, width: width)
    return (parts.map { lines.lines(of: $0) + rest(of: $0) } + [conclusion(parts)])
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// What grading runs beyond what is shown of an exercise.
  private func rest(of result: ExerciseResult) -> [String] {
    guard let tests = exercises.first(where: { $0.id == result.exercise })?.hiddenTests else { return [] }
    return ExerciseLines(style: style, width: width)
      .wrapped("Grading runs more: \(tests).", .faint)
  }

  private func conclusion(_ parts: [ExerciseResult]) -> [String] {
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
    return lines
  }
}
