import Foundation

extension Statistics {
  /// Tests independent draws against the uniform distribution on an interval (Kolmogorov–Smirnov).
  ///
  /// With D the largest distance between the empirical distribution function and the uniform one,
  /// `p = min(1, 2exp(−2nD²))`. That is an upper bound at every n, and close to the exact tail where it is
  /// small; the asymptotic series would be below the exact tail for some n.
  ///
  /// Source: P. Massart, *The tight constant in the Dvoretzky–Kiefer–Wolfowitz inequality*, Ann. Probab. 18
  /// (1990), doi:10.1214/aop/1176990746.
  ///
  /// - Parameters:
  ///   - samples: empty, with a NaN, or with a value outside the interval: rejected.
  ///   - interval: of positive length; a trap otherwise. Both ends are accepted as values.
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
        "Value \(index) is \(StatisticalResult.formatted(samples[index])), outside of "
          + "\(StatisticalResult.formatted(lower)) to \(StatisticalResult.formatted(upper)).")
    }
    let distance = kolmogorovDistance(samples.map { ($0 - lower) / (upper - lower) })
    let pValue = min(1, 2 * exp(-2 * Double(samples.count) * distance * distance))
    return StatisticalResult(
      pValue: pValue, falseAlarmRate: falseAlarmRate,
      sentence: "The distribution of \(samples.count) values differs from the uniform one by "
        + "\(StatisticalResult.formatted(distance)) (Kolmogorov–Smirnov distance; probability "
        + "\(StatisticalResult.probability(pValue))).")
  }

  /// `D = sup |F_n(u) − u|` for values in 0...1, not empty.
  static func kolmogorovDistance(_ values: [Double]) -> Double {
    let count = Double(values.count)
    return values.sorted().enumerated().reduce(0) { distance, element in
      let (rank, value) = (Double(element.offset), element.element)
      return max(distance, value - rank / count, (rank + 1) / count - value)
    }
  }
}
