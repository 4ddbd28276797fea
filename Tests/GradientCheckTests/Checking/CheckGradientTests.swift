import Foundation
import GradientCheck
import Tensors
import Testing

@Suite struct CheckGradientTests {
  private static let extents: [GradientCheckOptions.Extent] = [
    .screen, .screenThenEntries, .entries, .jacobian,
  ]
  private let names = ["x", "W₁", "b₁", "W₂", "b₂"]

  private func arguments(seed: UInt64) -> [NamedTensor] {
    var random = SplitMix64(seed: seed)
    return zip(names, [[5, 3], [4, 3], [4], [2, 4], [2]]).map { NamedTensor($0, .normal($1, using: &random)) }
  }

  @Test(arguments: extents) func aRightGradientIsRight(_ extent: GradientCheckOptions.Extent) {
    for seed in 0..<20 as Range<UInt64> {
      let network = Network(labels: [0, 1, 1, 0, 1], isRectified: seed % 2 == 0)
      let report = checkGradient(
        of: network.loss, at: arguments(seed: seed), options: GradientCheckOptions(extent, seed: seed)
      ) { point, cotangent in network.gradients(point).map { cotangent.scalar * $0 } }
      #expect(report.isRight, "seed \(seed): \(report)")
    }
  }

  @Test(arguments: extents) func oneEntryOffByAThousandthOfTheNormIsWrong(
    _ extent: GradientCheckOptions.Extent
  ) {
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let network = Network(labels: [0, 1, 1, 0, 1], isRectified: seed % 2 == 0)
      let index = random.below(5)
      let report = checkGradient(
        of: network.loss, at: arguments(seed: seed), options: GradientCheckOptions(extent, seed: seed)
      ) { point, cotangent in
        var gradients = network.gradients(point).map { cotangent.scalar * $0 }
        let norm = (gradients[index] * gradients[index]).sum().squareRoot()
        gradients[index].storage[0] += 1e-3 * norm
        return gradients
      }
      #expect(report.wrongArguments.map(\.name) == [names[index]], "seed \(seed): \(report)")
      if extent != .screen { #expect(report.wrongArguments.first?.wrongEntries == [0]) }
    }
  }

  /// Elementwise functions, rows of a batch: entries that share no result move together.
  @Test(arguments: [GradientCheckOptions.Extent.entries, .jacobian])
  func independentEntriesShareEvaluations(_ extent: GradientCheckOptions.Extent) {
    var random = SplitMix64(seed: 4)
    let x = NamedTensor("x", .normal([16, 11], using: &random))
    let options = GradientCheckOptions(extent)
    let right = checkGradient(of: { tanh($0[0]) }, at: [x], options: options) { point, g in
      let y = tanh(point[0])
      return [g * (1 - y * y)]
    }
    #expect(right.isRight, "\(right)")
    #expect(right.evaluations < 60)
    let wrong = checkGradient(of: { tanh($0[0]) }, at: [x], options: options) { point, g in
      let y = tanh(point[0])
      var gradient = g * (1 - y * y)
      gradient.storage[7] *= 1.01
      return [gradient]
    }
    #expect(wrong.verdict == .wrong)
  }

  @Test func aPullbackThatIgnoresItsCotangentIsWrong() {
    let x = NamedTensor("x", Tensor([0.3, -1.2, 2]))
    let report = checkGradient(of: { Tensor(($0[0] * $0[0]).sum()) }, at: [x]) { point, _ in [2 * point[0]] }
    #expect(report.verdict == .wrong)
  }

  @Test func problemsAreNamed() {
    struct Refusal: Error {}
    let x = NamedTensor("x", Tensor([0.3, -1.2, 2]))
    func square(_ point: [Tensor]) -> Tensor { point[0] * point[0] }
    func pullback(_ point: [Tensor], _ g: Tensor) -> [Tensor] { [2 * g * point[0]] }
    var calls = 0.0
    let random = checkGradient(
      of: { point in
        calls += 1
        return point[0] + calls
      }, at: [x], pullback: pullback)
    #expect(random.problem == .notDeterministic && random.verdict == .inconclusive)
    #expect(checkGradient(of: { _ in throw Refusal() }, at: [x], pullback: pullback).verdict == .inconclusive)
    #expect(checkGradient(of: square, at: [x]) { _, _ in throw Refusal() }.verdict == .wrong)
    #expect(
      checkGradient(of: square, at: [x]) { _, _ in [] }.problem == .gradientCount(expected: 1, actual: 0))
    #expect(
      checkGradient(of: { log($0[0]) }, at: [x], pullback: pullback).problem.map { "\($0)".contains("[1]") }
        == true)
    var kept = Tensor.zeros([3])
    let accumulating = checkGradient(of: square, at: [x]) { point, g in
      kept = kept + 2 * g * point[0]
      return [kept]
    }
    #expect(accumulating.problem == .pullbackNotRepeatable(doubles: true) && accumulating.verdict == .wrong)
    #expect(checkGradient(of: square, at: [x]) { _, _ in [.zeros([2])] }.wrongArguments.first?.defect != nil)
    #expect(
      checkGradient(of: square, at: [x]) { _, g in [g * .nan] }.wrongArguments.first?.defect != nil)
  }
}
