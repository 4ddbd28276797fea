import CourseModel

/// The part of a feedback page that tells of one exercise, as Markdown blocks.
struct ExerciseFeedback {
  /// Cases that are told of one item; the others are counted.
  static let findingsShown = 3
  /// Lines and characters of the student's output that are shown.
  static let outputLines = 60
  static let outputCharacters = 4000

  private let exercise: ExerciseResult

  /// - Parameter exercise: A result without hidden numbers.
  init(_ exercise: ExerciseResult) { self.exercise = exercise }

  var blocks: [String] {
    let score = FeedbackReport.points(exercise.earned, of: exercise.points)
    var blocks = ["## \(Markdown.prose(exercise.title)) (\(score))"]
    if !exercise.notes.isEmpty {
      blocks.append(FeedbackReport.list(exercise.notes.map { Markdown.prose($0) }))
    }
    if let reason = exercise.commonReason {
      blocks.append(Markdown.prose(reason))
    } else {
      blocks.append(itemTable)
      for item in exercise.items where item.kind != .passed { blocks += itemBlocks(item) }
    }
    if !exercise.diagnostics.isEmpty {
      blocks.append("### What the compiler said")
      blocks.append(FeedbackReport.list(exercise.diagnostics.map(Markup.markdown.diagnostic)))
    }
    blocks += outputBlocks
    return blocks
  }

  private var itemTable: String {
    Markdown.table(
      ["Item", "Points", "Result", "Tests"], alignRight: [1],
      rows: exercise.items.map { item in
        [
          Markdown.prose("\(item.item)) \(item.title)", inTable: true),
          FeedbackReport.points(item.earned, of: item.points), item.kind.word, item.visibility.word,
        ]
      })
  }

  private func itemBlocks(_ item: ItemResult) -> [String] {
    let score = FeedbackReport.points(item.earned, of: item.points)
    var blocks = ["### \(item.item)) \(Markdown.prose(item.title)): \(item.kind.word) (\(score))"]
    blocks += diagnosisBlocks(item.diagnosis?.told ?? [])
    let shown = item.findings.prefix(Self.findingsShown)
    var entries = shown.map { finding in
      finding.kind.isWithoutRun
        ? Markup.markdown.explanation(finding)
        : "**\(Self.title(of: finding))**: \(Markup.markdown.explanation(finding))"
    }
    let others = item.findings.count - shown.count
    if others > 0 { entries.append("and \(Numbers.count(others, "more case")).") }
    if !entries.isEmpty { blocks.append(FeedbackReport.list(entries)) }
    if let picture = shown.lazy.compactMap(\.evidence?.picture).first {
      blocks.append(Markdown.block(picture))
    }
    if item.passedCases > 0 { blocks.append("\(item.passedCases) of \(item.cases) cases passed.") }
    return blocks
  }

  private static func title(of finding: Finding) -> String {
    (finding.variant == .hidden ? "A hidden test, " : "") + Markdown.prose(finding.label)
  }

  private func diagnosisBlocks(_ sentences: [String]) -> [String] {
    let sentences = sentences.map { Markdown.prose($0) }
    guard sentences.count > 1 else { return sentences.map { "**What probably happened:** \($0)" } }
    // A paragraph between two lists keeps Markdown from joining them.
    return ["**What probably happened:**", FeedbackReport.list(sentences), "What was tried:"]
  }

  private var outputBlocks: [String] {
    guard !exercise.output.isEmpty else { return [] }
    let (start, isCut) = exercise.output.start(lines: Self.outputLines, characters: Self.outputCharacters)
    return [
      "### What your code printed", Markdown.block(start) + (isCut ? "\n\n(The rest is left out.)" : ""),
    ]
  }
}
