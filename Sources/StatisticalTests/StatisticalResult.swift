/// Outcome of a statistical test of random behaviour.
public struct StatisticalResult: Sendable, Equatable {
  /// Probability that a right implementation gives a result at least as far off, both directions counted.
  public let pValue: Double
  /// The rate at which right implementations are rejected, at most.
  public let falseAlarmRate: Double
  /// What was seen and what was expected.
  public let sentence: String

  /// Whether the result is compatible with a right implementation: `pValue ≥ falseAlarmRate`.
  public var isPlausible: Bool { pValue >= falseAlarmRate }

  /// A sample that no right implementation gives, such as one with a NaN.
  static func impossible(_ rate: Double, _ sentence: String) -> StatisticalResult {
    StatisticalResult(pValue: 0, falseAlarmRate: rate, sentence: sentence)
  }
}
