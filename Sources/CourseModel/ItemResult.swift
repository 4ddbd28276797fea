/// How one item of one submission ended.
public struct ItemResult: Sendable, Equatable, Codable {
  /// Exercise that the item belongs to.
  public var exercise: String
  /// The item's letter.
  public var item: String
  /// The item's title.
  public var title: String
  /// Points for a full answer.
  public var points: Int
  /// Points earned; `nil` when the harness is at fault and there is no verdict.
  public var earned: Int?
  /// How it ended.
  public var kind: ResultKind
  /// Who sees the checks.
  public var visibility: Item.Visibility
  /// Cases that passed.
  public var passedCases: Int
  /// Cases that ran.
  public var cases: Int
  /// What did not pass, the telling cases first; passed cases are only counted.
  public var findings: [Finding]
  /// The mistakes that were recognised.
  public var diagnosis: Diagnosis?

  /// Creates an item's result.
  public init(
    exercise: String, item: Item, kind: ResultKind, earned: Int?, passedCases: Int = 0, cases: Int = 0,
    findings: [Finding] = [], diagnosis: Diagnosis? = nil
  ) {
    self.exercise = exercise
    self.item = item.id
    title = item.title
    points = item.points
    self.earned = earned
    self.kind = kind
    visibility = item.visibility
    self.passedCases = passedCases
    self.cases = cases
    self.findings = findings
    self.diagnosis = diagnosis
  }

  /// Whether the item's result, or one of its findings, may come from a busy machine; see ``ResultKind/mayComeFromLoad``.
  public var mayComeFromLoad: Bool {
    kind.mayComeFromLoad || findings.contains { $0.kind.mayComeFromLoad }
  }

  /// A result for an item whose checks did not run: `missing`, `does not compile`, `refused`, `skipped`
  /// (no points) or `harness error` (no verdict).
  public static func notRun(_ item: Item, of exercise: String, kind: ResultKind, because reason: String)
    -> ItemResult
  {
    let finding = Finding(
      label: item.title, variant: item.visibility.variants[0], kind: kind, message: reason)
    return ItemResult(
      exercise: exercise, item: item, kind: kind, earned: kind.isVerdict ? 0 : nil, findings: [finding])
  }
}
