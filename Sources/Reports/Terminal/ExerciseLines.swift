import CourseModel

/// One exercise's result as lines for a terminal; what it may show is the caller's business.
struct ExerciseLines {
  let style: Style
  let width: Int
  /// Cases that are told of one item; the others are counted.
  static let findingsShown = 3
  /// Lines of the student's output that are shown.
  static let outputLines = 20

  /// Title, items with what went wrong, compiler messages and output.
  func lines(of exercise: ExerciseResult) -> [String] {
    let score = points(exercise.earned, of: exercise.points)
    let title = visible(exercise.title).shortened(to: max(8, width - score.count - 2))
    let gap = String(repeating: " ", count: max(2, width - title.displayWidth - score.count))
    var lines = [style.paint(title, .heading) + gap + score]
    lines += exercise.notes.flatMap { wrapped($0, indent: 4) }
    if let reason = exercise.commonReason {
      lines += exercise.items.map(itemLine) + wrapped(reason, indent: 6)
    } else {
      lines += exercise.items.flatMap { [itemLine($0)] + explanations($0) }
    }
    lines += exercise.diagnostics.flatMap { wrapped(Markup.terminal.diagnostic($0), indent: 4) }
    return lines + outputLines(exercise.output)
  }

  private func itemLine(_ item: ItemResult) -> String {
    let (symbol, role) = Self.symbol(item.kind)
    let score = points(item.earned, of: item.points)
    let word = item.kind == .passed ? "" : item.kind.word
    let room = width - 4 - word.count - score.count - 4
    let title = visible("\(item.item)) \(item.title)").shortened(to: max(12, room))
    let gap = String(repeating: " ", count: max(2, room - title.displayWidth + 2))
    return "  " + style.paint(symbol, role) + " " + title + gap + style.paint(word, role) + "  " + score
  }

  private func explanations(_ item: ItemResult) -> [String] {
    guard item.kind != .passed else { return [] }
    var lines = diagnosisLines(item.diagnosis?.told ?? [])
    var isPictured = false
    for finding in item.findings.prefix(Self.findingsShown) {
      let tag = finding.variant == .hidden ? "[hidden] " : ""
      let label = finding.kind.isWithoutRun ? "" : "\(finding.label): "
      lines += wrapped(tag + label + Markup.terminal.explanation(finding), indent: 6)
      guard !isPictured, let picture = finding.evidence?.picture else { continue }
      isPictured = true
      lines += verbatim(picture, indent: 8, atMost: max(8, width - 8))
    }
    let others = item.findings.count - Self.findingsShown
    if others > 0 { lines += wrapped("and \(Numbers.count(others, "more case")).", indent: 6) }
    return lines
  }

  private func diagnosisLines(_ sentences: [String]) -> [String] {
    guard sentences.count > 1 else {
      return sentences.flatMap { wrapped("What probably happened: \($0)", indent: 6) }
    }
    return wrapped("What probably happened:", indent: 6)
      + sentences.flatMap { wrapped("· " + $0, indent: 8) }
  }

  private func outputLines(_ output: String) -> [String] {
    guard !output.isEmpty else { return [] }
    let (start, isCut) = output.start(lines: Self.outputLines, characters: Self.outputLines * width)
    let shown = start.madeHarmless(keepingLines: true).split(
      separator: "\n", omittingEmptySubsequences: false)
    let text = shown.reversed().drop(while: \.isEmpty).reversed().map { line in
      margin(4) + String(line).replacing("\t", with: "  ").shortened(to: max(8, width - 4))
    }
    let rest = isCut ? [style.paint("  (The rest is left out.)", .faint)] : []
    return [style.paint("  Your code printed:", .faint)] + text + rest
  }

  /// A mark that reads without colour, and its colour.
  static func symbol(_ kind: ResultKind) -> (String, Style.Role) {
    switch kind {
    case .passed: ("✓", .good)
    case .skipped, .missing: ("–", .warning)
    case .harnessError: ("!", .alarm)
    case .failed, .crashed, .timedOut, .outOfMemory, .doesNotCompile, .refused: ("✗", .bad)
    }
  }

  /// Lines as they are, one below the other, each behind a bar.
  ///
  /// - Parameter columns: what a line may take; `nil` for as many as it has.
  func verbatim(_ text: String, indent: Int, atMost columns: Int? = nil) -> [String] {
    text.madeHarmless(keepingLines: true).split(separator: "\n").map { line in
      let line = String(line).replacing("\t", with: "  ")
      return margin(indent) + (columns.map { line.shortened(to: $0) } ?? line)
    }
  }

  /// A text on as many lines as it takes.
  ///
  /// - Parameter indent: 0 for the report's own words; otherwise at least 2, and each line stands behind a bar, as
  ///   the lines of foreign text must (``VisibleText/bar``).
  func wrapped(_ text: String, indent: Int = 0, _ role: Style.Role? = nil) -> [String] {
    visible(text).wrapped(to: width - indent).map { line in
      margin(indent) + (role.map { style.paint(line, $0) } ?? line)
    }
  }

  /// The start of an indented line, with a bar: below an item's title, or further left.
  private func margin(_ indent: Int) -> String {
    guard indent > 0 else { return "" }
    let left = max(0, min(indent - 2, 4))
    return String(repeating: " ", count: left) + style.paint("│", .faint)
      + String(repeating: " ", count: max(1, indent - left - 1))
  }

  private func points(_ earned: Int?, of points: Int) -> String {
    "\(earned.map(String.init) ?? "?") / \(points)"
  }

  private func visible(_ text: String) -> String { VisibleText(text).description }
}
