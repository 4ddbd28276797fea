import Components
import GradientCheck
import Tensors
import Testing

/// Every component, profile and three seeds.
private let cases: [AnyComponentCase] = allComponents.flatMap { component in
  (0..<component.profileCount).flatMap { profile in
    ([3, 14, 159] as [UInt64]).map { component.makeAnyCase(seed: $0, profile: profile) }
  }
}

private func cotangent(_ shape: [Int], _ seed: UInt64) -> Tensor {
  var rng = SplitMix64.stream(secret: seed, "cotangent")
  return .normal(shape, using: &rng)
}

extension AnyComponentCase: CustomTestStringConvertible {
  /// Component and shapes.
  public var testDescription: String { "\(component) \(arguments.map(\.value.shape))" }
}

@Suite struct GradientTests {
  @Test(arguments: cases) func pullbackIsTheNumericalGradient(_ sample: AnyComponentCase) throws {
    let upstream = cotangent(sample.forward(sample.point).shape, 1)
    let gradients = sample.pullback(sample.point, upstream)
    #expect(gradients.count == sample.arguments.count)
    let numerical = numericalVJP(of: sample.forward, at: sample.arguments, cotangent: upstream)
    for (gradient, expected) in zip(gradients, numerical) {
      let report = compare(gradient, to: expected)
      #expect(report.verdict == .right, "\(report)")
    }
  }

  @Test(arguments: cases) func disturbedPullbackIsWrong(_ sample: AnyComponentCase) throws {
    let upstream = cotangent(sample.forward(sample.point).shape, 2)
    let numerical = numericalVJP(of: sample.forward, at: sample.arguments, cotangent: upstream)
    for (gradient, expected) in zip(sample.pullback(sample.point, upstream), numerical) {
      let size = max(gradient.norm(), 1e-3)
      var disturbed = gradient
      disturbed.storage[gradient.count / 2] += 0.01 * size
      let report = compare(disturbed, to: expected)
      if expected.kinks[gradient.count / 2] == nil { #expect(report.verdict == .wrong, "\(report)") }
    }
  }
}
