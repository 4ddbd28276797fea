import Foundation
import Tensors
import Testing

@testable import StatisticalTests

@Suite struct StatisticsTests {
  let golden: StatisticsGolden
  init() throws { golden = try StatisticsGolden.load() }

  private func isClose(_ a: Double, _ b: Double) -> Bool { StatisticsGolden.isClose(a, b) }

  @Test func incompleteBeta() {
    for row in golden.beta {
      let value = SpecialFunctions.regularizedBeta(row.x, a: row.a, b: row.b)
      #expect(isClose(value, row.value), "I_\(row.x)(\(row.a), \(row.b))")
    }
  }

  @Test func incompleteGamma() {
    for row in golden.gamma {
      let (lower, upper) = SpecialFunctions.regularizedGamma(row.x, a: row.a)
      #expect(isClose(lower, row.lower), "P(\(row.a), \(row.x))")
      #expect(isClose(upper, row.upper), "Q(\(row.a), \(row.x))")
    }
  }

  @Test func binomialTail() {
    for row in golden.binomial {
      let result = Statistics.binomial(
        successes: row.successes, trials: row.trials, probability: row.probability)
      #expect(isClose(result.pValue, row.pValue), "\(row)")
    }
  }

  @Test func maskTail() {
    for row in golden.masks {
      // Units 0 ..< common are kept by both masks.
      let first = (0..<row.units).map { $0 < row.first ? 1.0 : 0 }
      let second = (0..<row.units).map {
        $0 < row.common || (row.first..<(row.first + row.second - row.common)).contains($0) ? -0.5 : 0
      }
      let result = Statistics.independence(of: Tensor(first), and: Tensor(second))
      #expect(isClose(result.pValue, row.pValue), "\(row): \(result.pValue)")
    }
  }

  @Test func categoricalTail() {
    for row in golden.categorical {
      let result = Statistics.categorical(counts: row.counts, probabilities: row.probabilities)
      #expect(isClose(result.pValue, row.pValue), "\(row): \(result.pValue)")
    }
  }

  @Test func sampleTests() {
    let values = golden.sample.values
    let mean = Statistics.mean(of: values, expected: 0.2, standardDeviation: 1.5)
    #expect(isClose(mean.pValue, golden.sample.meanPValue))
    #expect(isClose(Statistics.variance(of: values, expected: 2).pValue, golden.sample.variancePValue))
    let distance = Statistics.kolmogorovDistance(values.map { ($0 + 4) / 9 })
    #expect(isClose(distance, golden.sample.uniformDistance))
    func pValue(_ distance: Double) -> Double { min(1, 2 * exp(-80 * distance * distance)) }
    let normal = Statistics.normal(values, mean: 0.2, standardDeviation: 1.5)
    #expect(isClose(normal.pValue, pValue(golden.sample.normalDistance)))
    let logistic = Statistics.distribution(values, cumulative: { 1 / (1 + exp(-$0)) }, named: "logistic")
    #expect(isClose(logistic.pValue, pValue(golden.sample.logisticDistance)))
  }

  @Test func massartBoundLiesJustAboveTheExactTail() {
    for row in golden.kolmogorov {
      let bound = 2 * exp(-2 * Double(row.count) * row.distance * row.distance)
      #expect(bound >= row.tail && row.tail < 1e-3, "\(row)")
      if row.count >= 1000 { #expect(bound < 1.2 * row.tail, "\(row)") }
    }
  }

  @Test(arguments: [
    (412, 1000, 0.5, true), (400, 1000, 0.5, false), (0, 0, 0.3, true), (0, 20, 0, true), (1, 20, 0, false),
    (20, 20, 1, true), (19, 20, 1, false), (0, 90, 0.2, true), (0, 120, 0.2, false),
  ])
  func binomialVerdict(successes: Int, trials: Int, probability: Double, isPlausible: Bool) {
    let result = Statistics.binomial(successes: successes, trials: trials, probability: probability)
    #expect(result.isPlausible == isPlausible, "\(result)")
  }
}
