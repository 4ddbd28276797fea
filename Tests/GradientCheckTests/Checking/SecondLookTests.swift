import GradientCheck
import Tensors
import Testing

/// A report on wrong gradients says which mistake is likely, or nothing.
@Suite struct SecondLookTests {
  private static let x = normal([5, 3], seed: 1)
  private static let w = normal([3, 2], seed: 2)

  private static func normal(_ shape: [Int], seed: UInt64) -> Tensor {
    var random = SplitMix64(seed: seed)
    return Tensor.normal(shape, using: &random)
  }

  private struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The gradients of x and W, given those that are right.
    let mistake: @Sendable (_ dX: Tensor, _ dW: Tensor, _ cotangent: Tensor) -> [Tensor]
    let sentences: [String]
  }

  private static let cases = [
    Case(
      testDescription: "half of both", mistake: { dX, dW, _ in [dX / 2, dW / 2] },
      sentences: ["The gradients of `x` and `W` share one mistake. Every entry is 2 times too small"]),
    Case(
      testDescription: "mean for a sum", mistake: { dX, dW, _ in [dX, dW / 5] },
      sentences: ["5 is the number of entries along axis 0 of `x` and axis 0 of the result"]),
    Case(
      testDescription: "sign", mistake: { dX, dW, _ in [-dX, dW] },
      sentences: ["The gradient of `x`: Every entry has the wrong sign"]),
    Case(
      testDescription: "upstream gradient ignored",
      mistake: { _, dW, g in [matmul(.ones(g.shape), w.transposed()), dW] },
      sentences: ["upstream gradient is ignored"]),
    Case(
      testDescription: "wrong shape", mistake: { dX, dW, _ in [dX, dW.transposed()] },
      sentences: ["transpose"]),
    Case(
      testDescription: "no relation", mistake: { dX, dW, _ in [dX * (1 + 0.5 * sin(37 * Self.x)), dW] },
      sentences: []),
  ]

  private func report(
    _ options: GradientCheckOptions = GradientCheckOptions(),
    _ mistake: ([Tensor], _ dX: Tensor, _ dW: Tensor, Tensor) -> [Tensor]
  ) -> GradientReport {
    checkGradient(
      of: { matmul($0[0], $0[1]) }, at: [NamedTensor("x", Self.x), NamedTensor("W", Self.w)], options: options
    ) { point, g in
      mistake(point, matmul(g, point[1].transposed()), matmul(point[0].transposed(), g), g)
    }
  }

  @Test(arguments: cases) private func names(_ item: Case) {
    let report = report { _, dX, dW, g in item.mistake(dX, dW, g) }
    #expect(report.verdict == .wrong)
    let sentences = report.diagnosis?.sentences ?? []
    #expect(sentences.count == item.sentences.count, "\(report)")
    for (sentence, part) in zip(sentences, item.sentences) { #expect(sentence.contains(part)) }
    #expect("\(report)".contains("likely mistake: ") != item.sentences.isEmpty)
  }

  /// At the first point the gradient is twice the right one; nearby it is not.
  @Test func whatHoldsAtOnePointOnlyIsNoName() {
    let chance = report { point, dX, dW, _ in [dX * (2 * point[0].storage[0] / Self.x.storage[0]), dW] }
    #expect(chance.verdict == .wrong && chance.diagnosis?.sentences == [], "\(chance)")
    struct OnlyThere: Error {}
    let failing = checkGradient(
      of: { point in
        guard abs(point[0] - Self.x).max() < 0.03 else { throw OnlyThere() }
        return point[0]
      }, at: [NamedTensor("x", Self.x)], pullback: { _, g in [2 * g] })
    #expect(failing.verdict == .wrong && failing.diagnosis?.sentences == [], "\(failing)")
    guard case .candidates = failing.diagnosis?.arguments.first?.diagnosis else {
      Issue.record("One point gives candidates: \(failing)")
      return
    }
  }

  /// Entries that share no result move together here too: 1,600 entries would take 6,400 evaluations one by one.
  @Test func costsLittleWhereEntriesAreIndependent() {
    let x = Self.normal([40, 40], seed: 3)
    var evaluations = 0
    let report = checkGradient(
      of: { point in
        evaluations += 1
        return tanh(point[0])
      }, at: [NamedTensor("x", x)],
      pullback: { point, g in
        let y = tanh(point[0])
        return [-g * (1 - y * y)]
      })
    #expect(report.diagnosis?.sentences.first?.contains("has the wrong sign") == true, "\(report)")
    #expect(evaluations - report.evaluations < 400)
  }

  /// The right gradient for an upstream gradient of ones is 0: that of ones is not what was returned.
  @Test func noiseAroundZeroIsNoGradientForOnes() {
    let report = checkGradient(
      of: { $0[0] - $0[0].mean(axis: 0, keepDims: true) }, at: [NamedTensor("x", Self.x)],
      pullback: { _, g in [1.3 * (g - g.mean(axis: 0, keepDims: true))] })
    let sentence = "The gradient of `x`: Every entry is 1.3 times too large"
    #expect(report.diagnosis?.sentences.first?.hasPrefix(sentence) == true, "\(report)")
  }

  /// 1/6 is one over twice three, and nobody said that the three matters.
  @Test func lengthsExplainOnlyWhatEqualsThem() {
    let report = report { _, dX, dW, _ in [dX, dW / 6] }
    #expect(
      report.diagnosis?.sentences.first?.hasSuffix("Every entry is 6 times too small.") == true, "\(report)")
  }

  @Test func looksOnlyWhereAsked() {
    var options = GradientCheckOptions()
    options.namesMistakes = false
    #expect(report(options) { _, dX, dW, _ in [2 * dX, dW] }.diagnosis == nil)
    #expect(report(GradientCheckOptions(.screen)) { _, dX, dW, _ in [2 * dX, dW] }.diagnosis == nil)
    #expect(report { _, dX, dW, _ in [dX, dW] }.diagnosis == nil)
  }
}
