public import NumericalDifferentiation
public import Tensors

/// A gradient beside what it should be, entry by entry: what ``HeatMap`` draws.
public struct GradientEvidence: Sendable, Equatable {
  /// Verdict on one entry.
  enum EntryState: Sendable, Equatable {
    /// Within its tolerance.
    case right
    /// Outside of its tolerance, or not finite.
    case wrong
    /// Not compared, or without a trustworthy expected value.
    case undecided
  }

  /// One entry.
  struct Entry: Sendable, Equatable {
    let state: EntryState
    /// Distance from the expected value or interval; infinite where the analytic value is not finite.
    let deviation: Double

    static let undecided = Entry(state: .undecided, deviation: 0)

    /// An entry that was compared; NaN and infinity are wrong whatever the verdict.
    static func compared(
      isRight: Bool, _ analytic: Double, _ expected: Double, _ interval: ClosedRange<Double>? = nil
    ) -> Entry {
      let accepted = interval ?? expected...expected
      return Entry(
        state: isRight && analytic.isFinite ? .right : .wrong,
        deviation: analytic.isFinite
          ? max(accepted.lowerBound - analytic, analytic - accepted.upperBound, 0) : .infinity)
    }
  }

  /// The argument's name.
  public let name: String
  /// The argument's shape; any rank.
  public let shape: [Int]
  /// In row-major order.
  let entries: [Entry]

  /// Compares entry by entry: right is `|analytic − expected| ≤ tolerance`; undecided where the expected value
  /// is not finite.
  ///
  /// Nil where the shapes differ, for nothing can be compared then.
  init?(_ name: String, analytic: Tensor, expected: Tensor, tolerance: Tensor) {
    guard analytic.shape == expected.shape, tolerance.shape == expected.shape else { return nil }
    self.name = name
    shape = expected.shape
    entries = expected.storage.indices.map { offset in
      let (a, b) = (analytic.storage[offset], expected.storage[offset])
      guard b.isFinite else { return .undecided }
      return .compared(isRight: abs(a - b) <= tolerance.storage[offset], a, b)
    }
  }

  /// Takes the verdicts from a report, and the values from the two gradients that it compared.
  ///
  /// Nil where the shapes differ. A gradient with a NaN or an infinity, whose report has no entries, is wrong
  /// in just those entries and undecided in all others.
  public init?(_ report: ArgumentReport, analytic: Tensor, numerical: NumericalGradient) {
    guard analytic.shape == numerical.value.shape else { return nil }
    name = report.name
    shape = analytic.shape
    let wrong = Set(report.wrongEntries)
    let compared = Set(report.defect == nil ? numerical.entries : [])
      .subtracting(report.inconclusiveEntries)
    entries = analytic.storage.indices.map { offset in
      let (a, b) = (analytic.storage[offset], numerical.value.storage[offset])
      guard compared.contains(offset) || !a.isFinite else { return .undecided }
      return .compared(isRight: !wrong.contains(offset), a, b, numerical.kinks[offset])
    }
  }

  /// How many entries have this state.
  func count(of state: EntryState) -> Int { entries.count { $0.state == state } }
}
