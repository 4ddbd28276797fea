import Tensors

extension Statistics {
  /// Tests how often each category came in independent draws (likelihood-ratio χ² test).
  ///
  /// With observed counts O and expected ones `E = np`, `t = Σ Oᵢ ln(Oᵢ/Eᵢ)`; 2t is about Pearson's
  /// `Σ (Oᵢ − Eᵢ)²/Eᵢ`. The p-value is `P(T ≥ t)`: exact, by enumeration, where at most 20,000 outcomes are
  /// possible, else Agrawal's bound `(et/(k − 1))^{k−1} e⁻ᵗ` for k categories. Neither needs categories to be
  /// pooled.
  ///
  /// Pearson's statistic with the χ² quantile would not keep the rate: where 5 are expected it rejects right
  /// counts over 1,000 times as often as the 10⁻⁹ that it states, where 100 are expected over 5 times.
  ///
  /// Source: A. Agresti, *Categorical Data Analysis*, 3rd ed., §1.5; R. Agrawal, *Finite-sample concentration
  /// of the multinomial in relative entropy*, IEEE Trans. Inf. Theory 66 (2020),
  /// doi:10.1109/TIT.2020.2996134.
  ///
  /// - Parameters:
  ///   - counts: O, none negative; all zero is plausible. A count of an impossible category: rejected.
  ///   - probabilities: p, one per count, with sum 1 up to rounding; a trap otherwise. May hold zeros.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func categorical(
    counts: [Int], probabilities: [Double], falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> StatisticalResult {
    requireProbabilities(probabilities)
    precondition(
      counts.count == probabilities.count && counts.allSatisfy { $0 >= 0 },
      "The counts \(counts) do not belong to \(probabilities.count) categories.")
    if let category = counts.indices.first(where: { counts[$0] > 0 && probabilities[$0] == 0 }) {
      return .impossible(
        falseAlarmRate, "Category \(category), of probability 0, came \(times(counts[category])).")
    }
    let possible = probabilities.indices.filter { probabilities[$0] > 0 }
    let distribution = MultinomialDistribution(
      draws: counts.reduce(0, +), probabilities: possible.map { probabilities[$0] })
    let pValue = distribution.tail(distribution.likelihoodRatio(possible.map { counts[$0] }))
    return StatisticalResult(
      pValue: pValue, falseAlarmRate: falseAlarmRate,
      sentence: sentence(counts, probabilities, possible, pValue))
  }

  /// Tests independent draws of category numbers 0, 1, …, as
  /// ``categorical(counts:probabilities:falseAlarmRate:)``.
  ///
  /// - Parameters:
  ///   - draws: empty, or with a number that is no category: rejected.
  ///   - probabilities: of the categories, with sum 1 up to rounding; a trap otherwise.
  ///   - falseAlarmRate: α, how often right draws are rejected, at most.
  public static func categorical(
    draws: [Int], probabilities: [Double], falseAlarmRate: Double = defaultFalseAlarmRate
  ) -> StatisticalResult {
    requireProbabilities(probabilities)
    if draws.isEmpty { return .impossible(falseAlarmRate, "There are no values.") }
    if let index = draws.firstIndex(where: { !probabilities.indices.contains($0) }) {
      return .impossible(
        falseAlarmRate,
        "Value \(index) is \(draws[index]), where 0 to \(probabilities.count - 1) are the categories.")
    }
    var counts = [Int](repeating: 0, count: probabilities.count)
    for draw in draws { counts[draw] += 1 }
    return categorical(counts: counts, probabilities: probabilities, falseAlarmRate: falseAlarmRate)
  }

  private static func requireProbabilities(_ probabilities: [Double]) {
    precondition(
      probabilities.allSatisfy { $0 >= 0 } && abs(probabilities.reduce(0, +) - 1) <= 1e-9,
      "The probabilities \(probabilities) do not add up to 1.")
  }

  /// Names the category that is farthest off in standard deviations of its own count.
  private static func sentence(
    _ counts: [Int], _ probabilities: [Double], _ possible: [Int], _ pValue: Double
  ) -> String {
    let draws = Double(counts.reduce(0, +))
    func distance(_ category: Int) -> Double {
      let expected = draws * probabilities[category]
      return abs(Double(counts[category]) - expected) / expected.squareRoot()
    }
    guard draws > 0, let worst = possible.max(by: { distance($0) < distance($1) }) else {
      return "There are no draws."
    }
    return "Category \(worst) came \(times(counts[worst])) in \(Int(draws)) draws, where "
      + "\((draws * probabilities[worst]).shortText()) are expected (probability of all "
      + "counts: \(pValue.shortText(digits: 2)))."
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
