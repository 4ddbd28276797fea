import Foundation
import GradientCheck
import Tensors
import Testing

@Suite struct PowerTests {
  private let golden: StatisticsGolden.Powers
  init() throws { golden = try StatisticsGolden.load().powers }

  @Test func exactPowersAgreeWithSciPy() {
    for row in golden.binomial {
      let power = Statistics.powerOfBinomial(
        trials: row.trials, probability: row.probability, actual: row.actual, falseAlarmRate: row.rate)
      #expect(StatisticsGolden.isClose(power, row.power), "\(row): \(power)")
    }
    for row in golden.variance {
      let power = Statistics.powerOfVariance(
        samples: row.samples, ratio: row.ratio, falseAlarmRate: row.rate)
      #expect(StatisticsGolden.isClose(power, row.power), "\(row): \(power)")
    }
    for row in golden.masks {
      let power = Statistics.powerOfIndependence(
        units: row.units, keepProbability: row.keepProbability, correlation: row.correlation,
        falseAlarmRate: row.rate)
      #expect(abs(power - row.power) <= 1e-6 * row.power, "\(row): \(power)")
    }
  }

  /// The rule `M = 93·p(1 − p)/δ²` for a power of 1 − 10⁻⁶ is that for a rate of 10⁻⁶; at 10⁻⁹ it takes 118.
  @Test(arguments: [(1e-6, 93.0), (1e-9, 118)])
  func drawsForACount(rate: Double, constant: Double) {
    for (probability, deviation) in [(0.5, 0.01), (0.4, 0.01), (0.2, 0.005)] {
      let size = Statistics.sampleSizeOfBinomial(
        probability: probability, actual: probability + deviation, falseAlarmRate: rate)
      let rule = constant * probability * (1 - probability) / (deviation * deviation)
      #expect(abs(Double(size) / rule - 1) < 0.02, "\(size) instead of \(rule)")
    }
    // The example p = 0.4, δ = 0.05: 0.45·0.55 is above 0.4·0.6, so that the exact test needs 3 % more.
    let size = Statistics.sampleSizeOfBinomial(probability: 0.4, actual: 0.45, falseAlarmRate: rate)
    #expect((1.0..<1.03).contains(Double(size) / (constant * 0.24 / 0.0025)), "\(size)")
  }

  @Test func sampleSizesReachThePowerAndOneLessDoesNot() {
    let (power, rate) = (0.99, 1e-6)
    func expectSmallest(_ size: Int, _ powerOf: (Int) -> Double) {
      #expect(powerOf(size) >= power && powerOf(size - 1) < power, "\(size)")
    }
    expectSmallest(Statistics.sampleSizeOfMean(shift: 0.2, power: power, falseAlarmRate: rate)) {
      Statistics.powerOfMean(samples: $0, shift: -0.2, falseAlarmRate: rate)
    }
    for ratio in [0.5, 1.5] {
      expectSmallest(Statistics.sampleSizeOfVariance(ratio: ratio, power: power, falseAlarmRate: rate)) {
        Statistics.powerOfVariance(samples: $0, ratio: ratio, falseAlarmRate: rate)
      }
    }
    expectSmallest(Statistics.sampleSizeOfDistribution(distance: 0.1, power: power, falseAlarmRate: rate)) {
      Statistics.powerOfDistribution(samples: $0, distance: 0.1, falseAlarmRate: rate)
    }
    expectSmallest(
      Statistics.sampleSizeOfCategorical(
        categories: 10, totalVariation: 0.1, power: power, falseAlarmRate: rate)
    ) {
      Statistics.powerOfCategorical(
        draws: $0, categories: 10, totalVariation: 0.1, falseAlarmRate: rate)
    }
    expectSmallest(
      Statistics.sampleSizeOfIndependence(
        keepProbability: 0.8, correlation: 0.5, power: power, falseAlarmRate: rate)
    ) {
      Statistics.powerOfIndependence(
        units: $0, keepProbability: 0.8, correlation: 0.5, falseAlarmRate: rate)
    }
  }

  /// The approximations in the documentation.
  @Test func closedFormsOfSampleSizes() {
    let z = 6.109 + 4.753  // the normal quantiles of 10⁻⁹/2 and 10⁻⁶
    #expect(abs(Double(Statistics.sampleSizeOfMean(shift: 0.05)) / pow(z / 0.05, 2) - 1) < 0.001)
    let variance = Statistics.sampleSizeOfVariance(ratio: 1.05)
    #expect(abs(Double(variance) / (2 * pow((6.109 + 4.753 * 1.05) / 0.05, 2)) - 1) < 0.02, "\(variance)")
    let distance = Statistics.sampleSizeOfDistribution(distance: 0.1)
    #expect(
      abs(Double(distance) / (pow(log(2e9).squareRoot() + log(1e6).squareRoot(), 2) / 0.02) - 1) < 0.001)
  }

  @Test func identicalMasks() {
    let size = Statistics.sampleSizeOfIndependence(keepProbability: 0.5)
    #expect((30...40).contains(size))
    let mask = Tensor((0..<40).map { Double($0 % 2) })
    #expect(!Statistics.independence(of: mask, and: mask).isPlausible)
    let complement = Statistics.powerOfIndependence(units: 40, keepProbability: 0.5, correlation: -1)
    #expect(complement == 1)
    #expect(Statistics.powerOfIndependence(units: 10, keepProbability: 0.5, correlation: 1) == 0)
  }
}
