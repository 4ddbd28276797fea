import Foundation
import Testing

/// Values computed by SciPy; `Golden/generate.py` writes them.
struct StatisticsGolden: Decodable {
  struct Beta: Decodable { let x, a, b, value: Double }
  struct Gamma: Decodable { let x, a, lower, upper: Double }
  struct Binomial: Decodable {
    let successes, trials: Int
    let probability, pValue: Double
  }
  struct Sample: Decodable {
    let values: [Double]
    let meanPValue, variancePValue, uniformDistance, normalDistance, logisticDistance: Double
  }
  struct Kolmogorov: Decodable {
    let count: Int
    let distance, tail: Double
  }
  struct Masks: Decodable {
    let common, units, first, second: Int
    let pValue: Double
  }
  struct Categorical: Decodable {
    let counts: [Int]
    let probabilities: [Double]
    let likelihoodRatio, pValue: Double
  }
  let beta: [Beta]
  let gamma: [Gamma]
  let binomial: [Binomial]
  let sample: Sample
  let kolmogorov: [Kolmogorov]
  let masks: [Masks]
  let categorical: [Categorical]

  static func load() throws -> StatisticsGolden {
    let url = try #require(Bundle.module.url(forResource: "golden", withExtension: "json"))
    return try JSONDecoder().decode(StatisticsGolden.self, from: Data(contentsOf: url))
  }

  /// Whether two values agree to 8 digits.
  static func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-8 * abs(b) + 1e-300 }
}
