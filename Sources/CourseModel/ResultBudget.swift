import ShortTexts

/// How long results may be, in bytes as reports write them, whatever a student's code says or prints.
///
/// Texts are cut where they enter a ``Finding``, an ``Evidence``, a ``CompilerDiagnostic`` or a ``SourceLocation``;
/// lists where they enter an ``ExerciseResult`` or a ``SubmissionResult``. The first entries stay, and how many others
/// there were is said. A submission on which every check fails takes a tenth of what is allowed.
enum ResultBudget {
  /// All exercises of a submission: a results file stays below 1 MiB.
  static let submission = 896 << 10
  /// One exercise.
  static let exercise = 192 << 10
  /// Remarks on a submission as a whole.
  static let notes = 48 << 10

  /// Bytes of UTF-8 of single texts.
  enum Text {
    static let label = 300
    static let message = 3 << 10
    static let note = 1 << 10
    static let file = 512
    static let number = 200
    static let picture = 8 << 10
    static let output = 64 << 10
  }
}

extension SubmissionResult {
  /// Exercises that all fit into a submission's budget: those that need most are shortened first.
  static func shortened(_ exercises: [ExerciseResult]) -> [ExerciseResult] {
    let shares = fairShares(of: ResultBudget.submission, among: exercises.map(\.writtenSize))
    return zip(exercises, shares).map { $0.shortened(toBytes: $1) }
  }
}

extension ExerciseResult: WrittenInReports {
  var writtenSize: Int {
    structureSize + notes.writtenSize + output.writtenSize + diagnostics.writtenSize
      + items.reduce(0) { $0 + $1.findings.writtenSize }
  }

  /// What stays whatever is left out.
  private var structureSize: Int {
    400 + title.writtenSize
      + items.reduce(0) {
        $0 + 600 + $1.title.writtenSize
          + ($1.diagnosis.map { $0.sentences.writtenSize + $0.mistakes.writtenSize } ?? 0)
      }
  }

  /// The result with the first of the remarks, of the compiler's messages, of the output and of each item's findings.
  func shortened(toBytes limit: Int) -> ExerciseResult {
    guard writtenSize > limit else { return self }
    var short = self
    let room = max(0, limit - structureSize)
    short.notes = notes.shortened(toBytes: room / 8)
    short.output = output.shortened(toWrittenBytes: room / 8)
    short.diagnostics = diagnostics.shortened(toBytes: room / 4)
    let left = room - short.notes.writtenSize - short.output.writtenSize - short.diagnostics.writtenSize
    let shares = fairShares(of: left, among: items.map(\.findings.writtenSize))
    for (index, share) in shares.enumerated() {
      short.items[index].findings = items[index].findings.shortened(toBytes: share)
    }
    return short
  }
}

extension String {
  fileprivate func shortened(toWrittenBytes limit: Int) -> String {
    writtenSize > limit ? shortened(toBytes: max(64, limit / 13)) : self
  }
}

extension [String] {
  /// The first remarks, and how many others there were.
  func shortened(toBytes limit: Int) -> [String] {
    let notes = map { $0.shortened(toBytes: ResultBudget.Text.note) }
    guard notes.writtenSize > limit else { return notes }
    let kept = notes.first(within: limit - 64)
    return kept + ["\(notes.count - kept.count) more remarks are left out."]
  }
}

extension [CompilerDiagnostic] {
  /// The first messages, and how many others there were.
  fileprivate func shortened(toBytes limit: Int) -> [CompilerDiagnostic] {
    guard writtenSize > limit else { return self }
    let kept = first(within: limit - 384)
    return kept + [
      CompilerDiagnostic(
        severity: .note, location: nil, message: "\(count - kept.count) more messages are left out.")
    ]
  }
}

extension [Finding] {
  /// The first findings; the others are counted, those of hidden cases by themselves.
  fileprivate func shortened(toBytes limit: Int) -> [Finding] {
    guard writtenSize > limit else { return self }
    let kept = first(within: limit - 2 * Finding.leftOut([], variant: .hidden).writtenSize - 96)
    let others = dropFirst(kept.count)
    return kept
      + Variant.allCases.compactMap { variant in
        let ofVariant = others.filter { $0.variant == variant }
        return ofVariant.isEmpty ? nil : .leftOut(ofVariant, variant: variant)
      }
  }
}

extension Finding {
  private static let leftOutMessage = "What was found there is left out: it is too long together."

  /// Stands for findings of one variant that are left out.
  fileprivate static func leftOut(_ findings: [Finding], variant: Variant) -> Finding {
    let count = findings.reduce(0) { $0 + $1.cases }
    return Finding(
      label: count == 1 ? "1 more case" : "\(count) more cases", variant: variant,
      kind: .combined(findings.map(\.kind)), message: leftOutMessage)
  }

  /// How many cases it stands for.
  private var cases: Int {
    message == Self.leftOutMessage ? label.split(separator: " ").first.flatMap { Int($0) } ?? 1 : 1
  }
}

extension Array where Element: WrittenInReports {
  /// As many of the first elements as fit.
  fileprivate func first(within limit: Int) -> [Element] {
    var left = limit
    return Array(
      prefix { element in
        left -= [element].writtenSize
        return left >= 0
      })
  }
}

/// Divides a total among wishes: a wish that an equal share fulfils is granted, and the rest is divided among the others.
private func fairShares(of total: Int, among wishes: [Int]) -> [Int] {
  var shares = wishes
  var left = max(0, total)
  for (rank, index) in wishes.indices.sorted(by: { wishes[$0] < wishes[$1] }).enumerated() {
    shares[index] = min(wishes[index], left / (wishes.count - rank))
    left -= shares[index]
  }
  return shares
}
