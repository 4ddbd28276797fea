import Foundation
import Tensors
import Testing

@testable import GradientCheck
@testable import GradientDiagnosis
@testable import NumericalDifferentiation

@Suite struct FunctionNoiseTests {
  private func estimate(magnitude: Double, _ value: (Double) -> Double) -> Double {
    var evaluations = 0
    return FunctionNoise.estimate(
      magnitude: magnitude, precision: .double, evaluations: &evaluations, value: value)
  }

  @Test func deviationOfPureNoise() {
    var random = SplitMix64(seed: 1)
    for deviation in [1e-12, 1e-3, 5.0] as [Double] {
      var ratios: [Double] = []
      for _ in 0..<200 {
        var table: [Double] = []
        for _ in 0..<9 { table.append(deviation * random.normal()) }
        ratios.append(FunctionNoise.deviation(of: table) / deviation)
      }
      let mean: Double = ratios.reduce(0, +) / 200
      #expect((0.8...1.2).contains(mean))
    }
  }

  @Test func polynomialsOfDegreeTwoHaveNone() {
    // 3 + 2j − j²
    #expect(FunctionNoise.deviation(of: [3, 4, 3, 0, -5, -12, -21, -32, -45]) == 0)
  }

  @Test func ordinaryFunctionHasTheRoundOffOfItsValue() {
    let noise = estimate(magnitude: 1) { exp(sin(1 + $0)) / exp(sin(1.0)) }
    #expect((0x1p-54...0x1p-50).contains(noise))
  }

  @Test func noiseOfACancelledConstantIsFound() {
    let noise = estimate(magnitude: 1) { (1e6 + sin(1 + 3 * $0)) - 1e6 }
    #expect((1e-11...1e-9).contains(noise))
  }

  @Test func constantAndUndefinedFunctionsHaveTheLowerBound() {
    #expect(estimate(magnitude: 8) { _ in 8 } == 0x1p-50)
    #expect(estimate(magnitude: 8) { $0 == 0 ? 8 : .nan } == 0x1p-50)
  }
}
