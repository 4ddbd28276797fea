import Foundation
import GradientCheck
import Tensors
import Testing

@Suite struct NumericalVJPTests {
  private func random(_ shape: [Int], _ seed: UInt64) -> Tensor {
    var source = SplitMix64(seed: seed)
    return Tensor(shape: shape, storage: (0..<shape.reduce(1, *)).map { _ in source.normal() })
  }

  /// Affine layer `xWᵀ + b`, x: [N, D], W: [K, D], b: [K].
  private func affine(_ arguments: [Tensor]) -> Tensor {
    matmul(arguments[0], arguments[1].transposed()) + arguments[2]
  }

  @Test func everyArgumentOfAnAffineLayer() {
    for seed in 0..<20 as Range<UInt64> {
      let (x, weights, bias) = (random([5, 3], seed), random([4, 3], seed + 100), random([4], seed + 200))
      let cotangent = random([5, 4], seed + 300)
      let numerical = numericalVJP(
        of: affine, at: [NamedTensor("x", x), NamedTensor("weights", weights), NamedTensor("bias", bias)],
        cotangent: cotangent)
      let exact = [
        matmul(cotangent, weights), matmul(cotangent.transposed(), x),
        cotangent.sum(axis: 0, keepDims: false),
      ]
      #expect(numerical.map(\.name) == ["x", "weights", "bias"])
      for (gradient, numerical) in zip(exact, numerical) {
        #expect(compare(gradient, to: numerical).verdict == .right)
        #expect(compare(gradient * 1.0001, to: numerical).verdict == .wrong)
      }
    }
  }

  @Test func softmaxWithLogitsOfAnySize() {
    for scale in [1.0, 30, 1000] {
      let logits = random([7], 3) * scale
      let cotangent = random([7], 4)
      let numerical = numericalVJP(
        of: { Self.softmax($0[0]) }, at: [NamedTensor("logits", logits)], cotangent: cotangent)[0]
      let p = Self.softmax(logits)
      let exact = p * (cotangent - (p * cotangent).sum())
      #expect(compare(exact, to: numerical).verdict == .right)
      #expect(scale > 100 || compare(p * cotangent, to: numerical).verdict == .wrong)
    }
  }

  private static func softmax(_ logits: Tensor) -> Tensor {
    let powers = exp(logits - logits.max())
    return powers / powers.sum()
  }

  @Test func chosenEntriesPerArgument() {
    let numerical = numericalVJP(
      of: { $0[0] * $0[1] }, at: [NamedTensor("a", random([6], 1)), NamedTensor("b", random([6], 2))],
      cotangent: random([6], 3), entries: ["a": [2]])
    #expect(numerical.map(\.entries) == [[2], [0, 1, 2, 3, 4, 5]])
  }

  @Test func shapeThatDependsOnTheValuesIsInconclusive() {
    let numerical = numericalVJP(
      of: { $0[0].storage[0] == 1 ? Tensor([1.0]) : Tensor([1.0, 2]) },
      at: [NamedTensor("x", Tensor([1.0]))], cotangent: Tensor([1.0]))
    #expect(!numerical[0].inconclusive.isEmpty)
  }

  @Test func notFiniteResultIsInconclusive() {
    let numerical = numericalVJP(
      of: { log($0[0]) }, at: [NamedTensor("x", Tensor([0.0, 1]))], cotangent: Tensor([1.0, 1]))
    #expect(numerical[0].inconclusive.count == 2)
  }

  @Test func cotangentOfTheWrongShapeTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = numericalVJP(
        of: { $0[0] }, at: [NamedTensor("x", Tensor([1.0, 2]))], cotangent: Tensor([1.0]))
    }
  }
}
