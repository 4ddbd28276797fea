import Foundation

/// How often each of k categories comes in n independent draws.
///
/// The distance from expectation is the likelihood ratio `t = Σ Oᵢ ln(Oᵢ/Eᵢ) = n·KL(p̂‖p)`, with observed
/// counts O and expected ones E = np; 2t is about χ² with k − 1 degrees of freedom.
struct MultinomialDistribution {
  let draws: Int
  /// Of the categories, each above 0; the sum is 1.
  let probabilities: [Double]

  /// Distributions with at most this many outcomes are enumerated.
  static let largestEnumeration = 20_000.0

  /// `t` for these counts; a count of 0 adds 0.
  func likelihoodRatio(_ counts: [Int]) -> Double {
    max(0, zip(counts, probabilities).reduce(0) { $0 + term($1.0, $1.1) })
  }

  /// `C(n + k − 1, k − 1)`: how many outcomes there are.
  var outcomes: Double {
    (1..<max(1, probabilities.count)).reduce(1) { $0 * Double(draws + $1) / Double($1) }
  }

  /// `P(T ≥ t)`: exact where the outcomes can be enumerated, else an upper bound.
  func tail(_ likelihoodRatio: Double) -> Double {
    outcomes <= Self.largestEnumeration
      ? exactTail(likelihoodRatio)
      : Self.tailBound(likelihoodRatio, categories: probabilities.count)
  }

  /// `P(T ≥ t) ≤ (et/(k − 1))^{k−1} e⁻ᵗ` for `t > k − 1`, whatever n and the probabilities.
  ///
  /// Source: R. Agrawal, *Finite-sample concentration of the multinomial in relative entropy*, IEEE Trans.
  /// Inf. Theory 66 (2020), doi:10.1109/TIT.2020.2996134.
  static func tailBound(_ likelihoodRatio: Double, categories: Int) -> Double {
    let freedom = Double(categories - 1)
    guard likelihoodRatio > freedom else { return 1 }
    guard freedom > 0 else { return exp(-likelihoodRatio) }
    return exp(freedom * (1 + log(likelihoodRatio / freedom)) - likelihoodRatio)
  }

  /// The sum of the probabilities of all outcomes with `T ≥ t`, up to the rounding of t.
  func exactTail(_ likelihoodRatio: Double) -> Double {
    let threshold = likelihoodRatio - 1e-11 * max(1, likelihoodRatio)
    let tables = probabilities.map { probability in
      (0...draws).map { count in
        Cell(
          likelihoodRatio: term(count, probability),
          logProbability: Double(count) * log(probability) - lgamma(Double(count) + 1).0)
      }
    }
    var sum = 0.0
    func visit(_ category: Int, _ left: Int, _ ratio: Double, _ logProbability: Double) {
      let isLast = category == tables.count - 1
      for count in isLast ? left...left : 0...left {
        let cell = tables[category][count]
        let (ratio, logProbability) = (ratio + cell.likelihoodRatio, logProbability + cell.logProbability)
        if !isLast {
          visit(category + 1, left - count, ratio, logProbability)
        } else if ratio >= threshold {
          sum += exp(logProbability)
        }
      }
    }
    visit(0, draws, 0, lgamma(Double(draws) + 1).0)
    return min(1, sum)
  }

  private struct Cell {
    let likelihoodRatio: Double
    let logProbability: Double
  }

  private func term(_ count: Int, _ probability: Double) -> Double {
    count == 0 ? 0 : Double(count) * log(Double(count) / (Double(draws) * probability))
  }
}
