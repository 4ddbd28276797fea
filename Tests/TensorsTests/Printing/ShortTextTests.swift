import Foundation
import Tensors
import Testing

@Suite struct ShortTextTests {
  private static let cases: [(Double, Int, String)] = [
    (0, 6, "0"), (-0.0, 6, "-0"), (12, 6, "12"), (1.0 / 3, 6, "0.333333"), (-2.5, 6, "-2.5"),
    (999_999.6, 6, "1e+06"), (123_456, 6, "123456"), (1e-4, 6, "0.0001"), (9.9e-5, 6, "9.9e-05"),
    (0.123_45, 2, "0.12"), (1e-9, 1, "1e-09"), (6e-10, 1, "6e-10"), (2.5, 1, "2"), (1e300, 10, "1e+300"),
    (.nan, 6, "nan"), (-.infinity, 6, "-inf"),
  ]

  @Test(arguments: cases) func examples(_ value: Double, _ digits: Int, _ expected: String) {
    #expect(value.shortText(digits: digits) == expected)
  }

  /// As C's `%g` does.
  @Test(arguments: [1, 3, 6, 10]) func sameAsC(digits: Int) {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      let value = random.normal() * Foundation.pow(10, (20 * random.uniform() - 10).rounded())
      #expect(value.shortText(digits: digits) == String(format: "%.\(digits)g", value))
    }
  }
}
