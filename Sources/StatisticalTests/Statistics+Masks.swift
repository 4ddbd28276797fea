public import Tensors

extension Statistics {
  /// Tests whether two masks, such as those of two dropout calls, were drawn independently of each other;
  /// exact.
  ///
  /// A unit is kept where its entry is not 0. Given that the masks keep k₁ and k₂ of n units, independent
  /// ones keep X in common, `P(X = x) = C(k₁, x) C(n − k₁, k₂ − x)/C(n, k₂)`, whatever the probability of
  /// keeping (Fisher's exact test); `p = min(1, 2·min(P(X ≤ x), P(X ≥ x)))`. Identical masks and complementary
  /// ones are rejected once there are enough units.
  ///
  /// Whether two masks must be the same, as in forward and backward pass, is no matter of chance: see
  /// ``Contracts/sameMask(input:output:cotangent:gradient:)``.
  ///
  /// Source: R. A. Fisher, *Statistical Methods for Research Workers*, 5th ed., 1934, §21.02.
  ///
  /// - Parameters:
  ///   - first: any shape; empty, or with a NaN or an infinity: rejected.
  ///   - second: likewise; another shape than that of the first: rejected.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func independence(
    of first: Tensor, and second: Tensor, falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> StatisticalResult {
    guard first.shape == second.shape else {
      return .impossible(
        falseAlarmRate, "The first mask has shape \(first.shape), the second has shape \(second.shape).")
    }
    if let defect = defect(of: first.storage) ?? defect(of: second.storage) {
      return .impossible(falseAlarmRate, defect)
    }
    let (kept, keptAgain) = (first.storage.map { $0 != 0 }, second.storage.map { $0 != 0 })
    let (count, again) = (kept.count { $0 }, keptAgain.count { $0 })
    let common = zip(kept, keptAgain).count { $0 && $1 }
    let pValue = HypergeometricDistribution(population: first.count, first: count, second: again)
      .twoSidedPValue(common)
    let probability = pValue.shortText(digits: 2)
    let expected = (Double(count) * Double(again) / Double(first.count)).shortText()
    return StatisticalResult(
      pValue: pValue, falseAlarmRate: falseAlarmRate,
      sentence: kept == keptAgain
        ? "Both masks keep the same \(count) of \(first.count) units (probability \(probability))."
        : "The masks keep \(count) and \(again) of \(first.count) units, \(common) of them in common, where "
          + "\(expected) are expected (probability \(probability)).")
  }
}
