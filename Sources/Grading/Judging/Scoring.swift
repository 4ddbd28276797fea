public import Checks
public import CourseModel

extension ItemResult {
  /// Turns what the item's variants found into a result.
  ///
  /// - A finding that is the harness's fault leaves the item without points and without a verdict; so do
  ///   checks that ran no case.
  /// - `allOrNothing`: full points when every case passed. When every other case counts half (below), half of the
  ///   points, rounded down.
  /// - `proportional`: `⌊points · (passed + halves / 2) / parts⌋` of the variant that earns less, since both must
  ///   pass. A part is a case, unless the checks divide the item into parts of several cases.
  /// - `declared`: the best level that the median of the measurements reaches; the best of all passes the
  ///   item, even if the public seed alone stayed below it.
  ///
  /// **What counts half.** A wrong forward pass is judged by items of its own. In an item on gradients a case counts
  /// half that did not pass for that reason only: a wrong gradient that is right for the student's own forward
  /// function, and a case that presumes the right forward function beside at least one such gradient. A gradient that
  /// fits neither function, a crash, a time-out and bad input that is not refused count nothing.
  public init(
    _ item: Item, of exercise: String, outcomes: [TrialOutcome],
    levels: [(threshold: Double, points: Int)] = []
  ) {
    let findings =
      outcomes.reachBestLevel(of: levels) ? [] : outcomes.flatMap(\.findings)
    let cases = outcomes.reduce(0) { $0 + $1.cases }
    let kind: ResultKind =
      cases == 0 ? .harnessError : findings.isEmpty ? .passed : .combined(findings.map(\.kind))
    let earned: Int? =
      if !kind.isVerdict {
        nil
      } else if kind == .passed {
        item.points
      } else {
        switch item.scoring {
        case .allOrNothing: outcomes.fitOwnForward ? item.points / 2 : 0
        case .proportional:
          outcomes.map { item.points * (2 * $0.passedParts + $0.halves) / max(1, 2 * $0.parts) }.min() ?? 0
        case .declared: outcomes.points(by: levels)
        }
      }
    self.init(
      exercise: exercise, item: item, kind: kind, earned: earned, passedCases: cases - findings.count,
      cases: cases,
      findings: cases == 0
        ? [
          Finding(
            label: item.title, variant: .visible, kind: .harnessError,
            message: "The checks of this item ran no case.")
        ] : findings.tellingFirst(for: kind))
  }
}

extension [TrialOutcome] {
  /// Whether every case that did not pass counts half.
  fileprivate var fitOwnForward: Bool {
    allSatisfy { $0.parts - $0.passedParts == $0.halves } && contains { $0.halves > 0 }
  }

  /// Whether the median over both variants reaches the best level, and nothing else is wrong.
  fileprivate func reachBestLevel(of levels: [(threshold: Double, points: Int)]) -> Bool {
    levels.first.map { points(by: levels) == $0.points } ?? false
  }

  /// Points of the best level that the median reaches; none when anything but the level was missed.
  fileprivate func points(by levels: [(threshold: Double, points: Int)]) -> Int {
    guard allSatisfy({ $0.findings.count == $0.levelsMissed }), let median = last?.medianMeasurement else {
      return 0
    }
    return levels.first { median >= $0.threshold }?.points ?? 0
  }
}
