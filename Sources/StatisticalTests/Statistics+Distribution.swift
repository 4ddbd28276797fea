import Tensors
import Foundation

extension Statistics {
  /// Tests independent draws against any continuous distribution (Kolmogorov–Smirnov).
  ///
  /// With `D = sup |F_n(x) − F(x)|`, the largest distance between the empirical distribution function and F,
  /// `p = min(1, 2exp(−2nD²))`. That is an upper bound at every n, and close to the exact tail where it is
  /// small; the asymptotic series would be below the exact tail for some n.
  ///
  /// Every parameter of F must be known beforehand: with a mean or a variance taken from the sample itself,
  /// the test hardly rejects anything.
  ///
  /// Source: P. Massart, *The tight constant in the Dvoretzky–Kiefer–Wolfowitz inequality*, Ann. Probab. 18
  /// (1990), doi:10.1214/aop/1176990746.
  ///
  /// - Parameters:
  ///   - samples: empty, or with a NaN or an infinity: rejected.
  ///   - cumulative: F, continuous and growing from 0 to 1; a trap where it is outside of 0...1 or falls.
  ///   - name: of the distribution, an adjective for the sentence, such as `exponential`.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func distribution(
    _ samples: [Double], cumulative: (Double) -> Double, named name: String,
    falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> StatisticalResult {
    if let defect = defect(of: samples) { return .impossible(falseAlarmRate, defect) }
    let values = samples.sorted().map(cumulative)
    precondition(
      values.allSatisfy { (0...1).contains($0) } && zip(values, values.dropFirst()).allSatisfy { $0 <= $1 },
      "This is not a cumulative distribution function.")
    return kolmogorovSmirnov(values, name, falseAlarmRate: falseAlarmRate)
  }

  /// Tests independent draws against a normal distribution of known mean and standard deviation.
  ///
  /// As ``distribution(_:cumulative:named:falseAlarmRate:)`` with `F(x) = Φ((x − μ)/σ)`. It sees any shape;
  /// ``mean(of:expected:standardDeviation:falseAlarmRate:)`` and ``variance(of:expected:falseAlarmRate:)`` see
  /// a wrong mean or variance in fewer draws.
  ///
  /// - Parameters:
  ///   - samples: empty, or with a NaN or an infinity: rejected.
  ///   - mean: μ, that is tested.
  ///   - standardDeviation: σ, above 0; a trap otherwise.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func normal(
    _ samples: [Double], mean: Double = 0, standardDeviation: Double = 1,
    falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> StatisticalResult {
    precondition(standardDeviation > 0, "The standard deviation \(standardDeviation) is not positive.")
    return distribution(
      samples, cumulative: { SpecialFunctions.normalLowerTail(($0 - mean) / standardDeviation) },
      named: "normal", falseAlarmRate: falseAlarmRate)
  }

  /// Judges `F(x₁), F(x₂), …`, not empty, which are uniform on 0...1 where F is the distribution of x.
  static func kolmogorovSmirnov(
    _ values: [Double], _ name: String, falseAlarmRate: Double
  ) -> StatisticalResult {
    let distance = kolmogorovDistance(values)
    let pValue = min(1, 2 * exp(-2 * Double(values.count) * distance * distance))
    return StatisticalResult(
      pValue: pValue, falseAlarmRate: falseAlarmRate,
      sentence: "The distribution of \(values.count) values differs from the \(name) one by "
        + "\(distance.shortText()) (Kolmogorov–Smirnov distance; probability "
        + "\(pValue.shortText(digits: 2))).")
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
