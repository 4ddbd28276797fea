import Tensors

extension Statistics {
  /// Tests independent draws against the uniform distribution on an interval (Kolmogorov–Smirnov).
  ///
  /// As ``distribution(_:cumulative:named:falseAlarmRate:)`` with `F(x) = (x − a)/(b − a)`.
  ///
  /// - Parameters:
  ///   - samples: empty, with a NaN, or with a value outside the interval: rejected.
  ///   - interval: of positive length; a trap otherwise. Both ends are accepted as values.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func uniform(
    _ samples: [Double], in interval: ClosedRange<Double>,
    falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> StatisticalResult {
    let (lower, upper) = (interval.lowerBound, interval.upperBound)
    precondition(upper > lower, "The interval \(interval) is empty.")
    if let defect = defect(of: samples) { return .impossible(falseAlarmRate, defect) }
    if let index = samples.firstIndex(where: { !interval.contains($0) }) {
      return .impossible(
        falseAlarmRate,
        "Value \(index) is \(samples[index].shortText()), outside of "
          + "\(lower.shortText()) to \(upper.shortText()).")
    }
    return kolmogorovSmirnov(
      samples.map { ($0 - lower) / (upper - lower) }, "uniform", falseAlarmRate: falseAlarmRate)
  }
}
