import GradientCheck
import Tensors
import Testing

@Suite struct PullbackDiagnosisTests {
  private func observations(_ name: String, _ shape: [Int], _ ratio: Double) -> [WrongGradient] {
    (1...2 as ClosedRange<UInt64>).map { seed in
      var observation = Observed.input(shape, seed: seed + UInt64(shape.count * 10), wrong: { $0 * ratio })
      observation.argument.name = name
      observation.dimensions = [NamedDimension("rows of the batch", 9)]
      return observation
    }
  }

  /// Two weights, and a bias with one entry whose constant proves nothing by itself.
  @Test func sharedConstantIsSaidOnce() {
    for ratio in [9, 0.37] {
      let found = diagnose(arguments: [
        observations("W", [4, 3], ratio), observations("x", [5, 3], 1), observations("b", [1], ratio),
      ])
      #expect(found.arguments.map(\.name) == ["W", "b"])
      #expect(found.shared?.relation == .constantRatio)
      #expect(found.sentences.count == 1)
      #expect(found.sentences[0].hasPrefix("The gradients of `W` and `b` share one mistake. Every entry is"))
    }
  }

  @Test func differentConstantsAreSaidApart() {
    let found = diagnose(arguments: [observations("W", [4, 3], 9), observations("b", [4], -1)])
    #expect(found.shared == nil)
    #expect(found.sentences.map { $0.prefix(20) } == ["The gradient of `W`:", "The gradient of `b`:"])
  }

  @Test func anArgumentThatDoesNotShare() {
    let flipped = (1...2 as ClosedRange<UInt64>).map {
      Observed.input([7], seed: $0, wrong: { $0.flipped(axis: 0) })
    }
    let found = diagnose(arguments: [observations("W", [4, 3], 9), flipped])
    #expect(found.shared == nil)
    #expect(found.arguments.map { $0.diagnosis.name?.relation } == [.constantRatio, .flipped])
  }

  /// A right gradient is told of when a call with another cotangent contradicts it.
  @Test func rightGradientThatIgnoresTheCotangent() {
    let constant = observations("W", [4, 3], 1).map { observation in
      var observation = observation
      observation.gradientForTwice = observation.analytic
      return observation
    }
    let found = diagnose(arguments: [constant, observations("b", [4], 1)])
    #expect(found.arguments.map { $0.diagnosis.name?.relation } == [.ignoresCotangent])
  }

  @Test func nothingWrong() {
    let found = diagnose(arguments: [observations("W", [4, 3], 1), observations("b", [4], 1)])
    #expect(found.arguments.isEmpty && found.shared == nil && found.sentences.isEmpty)
    let single = diagnose(arguments: [observations("W", [4, 3], 9)])
    #expect(single.shared == nil && single.sentences.count == 1)
  }
}
