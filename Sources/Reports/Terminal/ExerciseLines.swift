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
    lines += exercise.notes.flatMap { wrapped($0, indent: 2) }
    if let reason = exercise.commonReason {
      lines += exercise.items.map(itemLine) + wrapped(reason, indent: 6)
    } else {
      lines += exercise.items.flatMap { [itemLine($0)] + explanations($0) }
    }
    lines += exercise.diagnostics.flatMap { wrapped(Dialect.terminal.diagnostic($0), indent: 2) }
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
    var lines = diagnosisLines(item.diagnosis?.sentences ?? [])
    var isPictured = false
    for finding in item.findings.prefix(Self.findingsShown) {
      let tag = finding.variant == .hidden ? "[hidden] " : ""
      let label = finding.kind.isWithoutRun ? "" : "\(finding.label): "
      lines += wrapped(tag + label + Dialect.terminal.explanation(finding), indent: 6)
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
    return wrapped("What probably happened, one of these:", indent: 6)
      + sentences.flatMap { wrapped("· " + $0, indent: 8) }
  }

  private func outputLines(_ output: String) -> [String] {
    guard !output.isEmpty else { return [] }
    let (start, isCut) = output.start(lines: Self.outputLines, characters: Self.outputLines * width)
    let shown = start.madeVisible(keepingLines: true).split(separator: "\n", omittingEmptySubsequences: false)
    let text = shown.reversed().drop(while: \.isEmpty).reversed().map { line in
      "  " + style.paint("│", .faint) + " "
        + String(line).replacing("\t", with: "  ").shortened(to: max(8, width - 4))
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

  /// Lines as they are, one below the other.
  ///
  /// - Parameter columns: what a line may take; `nil` for as many as it has.
  func verbatim(_ text: String, indent: Int, atMost columns: Int? = nil) -> [String] {
    text.madeVisible(keepingLines: true).split(separator: "\n").map { line in
      String(repeating: " ", count: indent) + (columns.map { String(line).shortened(to: $0) } ?? String(line))
    }
  }

  func wrapped(_ text: String, indent: Int = 0, _ role: Style.Role? = nil) -> [String] {
    visible(text).wrapped(to: width - indent).map { line in
      String(repeating: " ", count: indent) + (role.map { style.paint(line, $0) } ?? line)
    }
  }

  private func points(_ earned: Int?, of points: Int) -> String {
    "\(earned.map(String.init) ?? "?") / \(points)"
  }

  private func visible(_ text: String) -> String { text.madeVisible(keepingLines: false) }
}
