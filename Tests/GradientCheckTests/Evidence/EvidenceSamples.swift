import Tensors
import Testing

@testable import GradientCheck
@testable import GradientDiagnosis
@testable import NumericalDifferentiation

/// Gradients that are wrong by known amounts.
enum EvidenceSamples {
  /// Evidence whose entry at each position is off by `deviation`, expected 10 everywhere.
  static func evidence(
    _ name: String, _ shape: [Int], deviation: (_ position: [Int]) -> Double
  ) throws -> GradientEvidence {
    let expected = Tensor.full(shape, 10)
    var analytic = expected
    for offset in 0..<expected.count { analytic.storage[offset] += deviation(unravelled(offset, in: shape)) }
    return try #require(
      GradientEvidence(name, analytic: analytic, expected: expected, tolerance: .full(shape, 1e-9)))
  }

  /// A matrix with one cell of each kind.
  static func everyKind() throws -> GradientEvidence {
    let deviations = Tensor([[0, 2, 4], [-6, 8, .nan]])
    var expected = Tensor.full([2, 3], 10)
    let analytic = expected + deviations
    expected[0, 0] = .infinity
    return try #require(
      GradientEvidence("w", analytic: analytic, expected: expected, tolerance: .full([2, 3], 1e-9)))
  }
}
