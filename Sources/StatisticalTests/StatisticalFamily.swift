/// Several statistical tests that share one rate of false alarms.
///
/// Each of m tests is judged at the rate divided by m (Bonferroni), so that a right implementation fails any
/// of them with at most the stated probability, however the tests depend on each other.
///
/// ```swift
/// let family = StatisticalFamily([
///   Statistics.mean(of: draws, expected: 0, standardDeviation: 1),
///   Statistics.variance(of: draws, expected: 1),
/// ])
/// if !family.isPlausible { print(family.worst.sentence) }
/// ```
public struct StatisticalFamily: Sendable, Equatable {
  /// The tests, each with its share of the rate.
  public let members: [StatisticalResult]
  /// The rate at which right implementations are rejected, at most, by all tests together.
  public let falseAlarmRate: Double

  /// Shares a rate among tests; the rates that they came with do not count.
  ///
  /// - Parameters:
  ///   - results: at least one; a trap otherwise, for no test cannot fail.
  ///   - falseAlarmRate: of all tests together.
  public init(
    _ results: [StatisticalResult], falseAlarmRate: Double = Statistics.defaultFalseAlarmRate
  ) {
    precondition(!results.isEmpty, "A family needs at least one test.")
    self.falseAlarmRate = falseAlarmRate
    members = results.map {
      StatisticalResult(
        pValue: $0.pValue, falseAlarmRate: falseAlarmRate / Double(results.count), sentence: $0.sentence)
    }
  }

  /// Whether every test is plausible at its share of the rate.
  public var isPlausible: Bool { members.allSatisfy(\.isPlausible) }

  /// The tests that are not plausible, in the order given.
  public var failures: [StatisticalResult] { members.filter { !$0.isPlausible } }

  /// The test of the smallest p-value; of several, the first.
  public var worst: StatisticalResult {
    members.dropFirst().reduce(members[0]) { $1.pValue < $0.pValue ? $1 : $0 }
  }

  /// The family as one test: `p = min(1, m·min pᵢ)`, with the sentence of the worst.
  public var combined: StatisticalResult {
    StatisticalResult(
      pValue: min(1, Double(members.count) * worst.pValue), falseAlarmRate: falseAlarmRate,
      sentence: worst.sentence)
  }
}
