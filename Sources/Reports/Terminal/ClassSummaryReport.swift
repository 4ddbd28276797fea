import CourseModel

/// What `gradus grade` prints at its end: the class at a glance, harness errors last and loud.
public struct ClassSummaryReport: Sendable {
  private let style: Style
  private let width: Int
  /// Mistakes and harness errors that are listed; the others are counted.
  static let mistakesShown = 8
  static let harnessErrorsShown = 20
  private let problemsShown: Int

  /// - Parameters:
  ///   - style: Whether to use colour.
  ///   - width: Columns of the terminal.
  ///   - problemsShown: Problems with uploads that are listed; the others are counted.
  public init(style: Style = .plain, width: Int = 80, problemsShown: Int = 20) {
    self.style = style
    self.width = max(40, width)
    self.problemsShown = problemsShown
  }

  /// The report, with a line feed at its end.
  public func text(for statistics: ClassStatistics) -> String {
    [
      opening(statistics), marks(statistics), items(statistics), mistakes(statistics),
      uploads(statistics), warnings(statistics), harnessErrors(statistics),
    ].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var lines: ExerciseLines { ExerciseLines(style: style, width: width) }

  private func opening(_ statistics: ClassStatistics) -> [String] {
    let absent = statistics.absent.count
    let unclear = statistics.unclear.count
    let rest =
      (absent == 0 ? "" : "; \(Numbers.count(absent, "student")) of the roster handed in nothing")
      + (unclear == 0 ? "" : "; of \(Numbers.count(unclear, "student")) it cannot be told")
    return lines.wrapped(statistics.course.title, .heading)
      + lines.wrapped(Numbers.count(statistics.submissions, "submission") + rest)
  }

  private func marks(_ statistics: ClassStatistics) -> [String] {
    guard let mean = statistics.mean, let median = statistics.median, let lowest = statistics.marks.min(),
      let highest = statistics.marks.max()
    else { return [] }
    let scale = statistics.course.scale
    let figures =
      (["mean \(Numbers.plain(mean))"]
      + [("median", median), ("lowest", lowest), ("highest", highest)].map { "\($0) \(Numbers.plain($1))" })
      .joined(separator: ", ")
    let labels = (0..<10).map {
      "\(Numbers.plain(scale * Rational($0, over: 10)))–\(Numbers.plain(scale * Rational($0 + 1, over: 10)))"
    }
    let labelWidth = labels.map(\.displayWidth).max() ?? 0
    let most = max(1, statistics.histogram.max() ?? 1)
    let room = min(40, width - labelWidth - 10)
    let bars = zip(labels, statistics.histogram).map { label, count in
      let length = count == 0 ? 0 : max(1, room * count / most)
      let bar = String(repeating: "█", count: length) + (count == 0 ? "" : " ")
      return "  \(label.padded(to: labelWidth, alignRight: true))  \(bar)\(count)"
    }
    return lines.wrapped("Marks out of \(Numbers.plain(scale)): \(figures)") + bars
  }

  private func items(_ statistics: ClassStatistics) -> [String] {
    var table = TextTable(
      ["Exercise", "Item", "Passed", "Mean points"], alignRight: [2, 3], flexible: 1)
    for exercise in statistics.course.exercises.map(\.exercise) {
      for item in exercise.items {
        let key = ClassStatistics.ItemKey(exercise: exercise.id, item: item.id)
        guard let figures = statistics.items[key] else { continue }
        let mean = Numbers.plain(Double(figures.earned) / Double(figures.verdicts))
        table.add([
          exercise.id, "\(item.id)) \(item.title)", Numbers.percent(figures.passed, of: figures.verdicts),
          "\(mean) / \(item.points)",
        ])
      }
    }
    return table.rows.isEmpty ? [] : table.lines(style: style, width: width)
  }

  private func mistakes(_ statistics: ClassStatistics) -> [String] {
    let frequent = statistics.frequentMistakes(limit: Self.mistakesShown)
    guard !frequent.isEmpty else { return [] }
    return lines.wrapped("Most frequent mistakes", .heading)
      + frequent.flatMap { entry in
        lines.wrapped("\(entry.count) × \(entry.mistake.exercise): \(entry.mistake.sentence)", indent: 2)
      }
  }

  private func uploads(_ statistics: ClassStatistics) -> [String] {
    let problems = statistics.uploadProblems
    guard !problems.isEmpty else { return [] }
    let others = problems.count - problemsShown
    return lines.wrapped("! UPLOADS TO LOOK AT: \(problems.count)", .alarm)
      + problems.prefix(problemsShown).flatMap { lines.wrapped($0, indent: 2) }
      + (others > 0 ? ["  and \(others) more, in summary.txt"] : [])
  }

  private func warnings(_ statistics: ClassStatistics) -> [String] {
    guard statistics.unsandboxed > 0 else { return [] }
    return lines.wrapped(
      "! \(Numbers.count(statistics.unsandboxed, "submission")) ran WITHOUT A SANDBOX", .alarm)
  }

  private func harnessErrors(_ statistics: ClassStatistics) -> [String] {
    guard statistics.harnessErrorCount > 0 else { return [] }
    let items = Numbers.count(statistics.harnessErrorCount, "item")
    let students = Numbers.count(statistics.studentsWithHarnessErrors, "student")
    let shown = statistics.harnessErrors.prefix(Self.harnessErrorsShown)
    let others = statistics.harnessErrorCount - shown.count
    return lines.wrapped("! HARNESS ERRORS: \(items) of \(students) without a score", .alarm)
      + shown.flatMap { error in
        lines.wrapped("\(error.student), \(error.exercise) \(error.item): \(error.message)", indent: 2)
      }
      + (others > 0 ? ["  and \(Numbers.count(others, "more item"))"] : [])
      + lines.wrapped(
        "These are faults of the tool or the course, not zeros. Grade again: they are retried.", indent: 2)
  }
}
