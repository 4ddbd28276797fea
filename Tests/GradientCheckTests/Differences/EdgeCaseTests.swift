import Foundation
import GradientCheck
import Tensors
import Testing

@Suite struct EdgeCaseTests {
  private struct Refusal: Error, Equatable {}

  private func sumOfSquares(_ x: Tensor) -> Double { x.storage.reduce(0) { $0 + $1 * $1 } }

  @Test func emptyTensor() {
    let numerical = numericalGradient(of: { _ in 3 }, at: .zeros([0, 4]))
    #expect(numerical.value == .zeros([0, 4]) && numerical.evaluations == 1)
    #expect(compare(.zeros([0, 4]), to: numerical).verdict == .right)
    #expect(compare(.zeros([4, 0]), to: numerical).verdict == .wrong)
  }

  @Test func scalarAndSingleElement() {
    for shape in [[], [1], [1, 1, 1]] {
      let numerical = numericalGradient(of: sumOfSquares, at: Tensor(shape: shape, storage: [3]))
      #expect(numerical.value.shape == shape && abs(numerical.value.storage[0] - 6) < 1e-8)
    }
  }

  @Test(arguments: [1e-6, 1e-3, 1, 1e3, 1e6], [1e-6, 1, 1e6])
  func scales(ofArgument scale: Double, ofResult factor: Double) {
    let x = Tensor([0.3 * scale, -1.2 * scale, 2.1 * scale])
    let numerical = numericalGradient(
      of: { factor * $0.storage.reduce(0) { $0 + sin($1 / scale) } }, at: x)
    let exact = x.map { factor / scale * cos($0 / scale) }
    #expect(compare(exact, to: numerical).verdict == .right)
    #expect(compare(exact.map { 1.001 * $0 }, to: numerical).wrongEntries == [0, 1, 2])
  }

  @Test func chosenEntriesOnly() {
    let numerical = numericalGradient(of: sumOfSquares, at: Tensor([1, 2, 3, 4]), entries: [3, 1])
    #expect(numerical.entries == [1, 3] && numerical.error.storage[0] == .infinity)
    #expect(compare(Tensor([99, 4, 99, 8]), to: numerical).verdict == .right)
    #expect(compare(Tensor([2, 4, 6, 9]), to: numerical).wrongEntries == [3])
  }

  @Test func notFiniteAtThePoint() {
    let numerical = numericalGradient(of: { log($0.storage[0]) }, at: Tensor([-1.0, 2]))
    #expect(numerical.inconclusive[0] == "the function is not finite at the point")
    #expect(compare(Tensor([0, 0]), to: numerical).verdict == .inconclusive)
    #expect(compare(Tensor([0, .nan]), to: numerical).verdict == .wrong)
  }

  @Test func borderOfTheDomainNearby() {
    for x in [1e-7, 1e-6, 1e-5] {
      let numerical = numericalGradient(of: { log($0.storage[0]) }, at: Tensor([x]))
      #expect(compare(Tensor([1 / x]), to: numerical).verdict == .right)
      #expect(compare(Tensor([1.001 / x]), to: numerical).verdict == .wrong)
    }
    let atBorder = numericalGradient(of: { $0.storage[0].squareRoot() }, at: Tensor([0.0]))
    #expect(!atBorder.inconclusive.isEmpty)
  }

  @Test func discontinuityIsInconclusive() {
    let numerical = numericalGradient(of: { $0.storage[0] > 0 ? 1.0 : 0.0 }, at: Tensor([0.0, 1]))
    #expect(numerical.inconclusive.keys.sorted() == [0])
    #expect(compare(Tensor([0, 0]), to: numerical).verdict == .inconclusive)
    #expect(compare(Tensor([0, 1]), to: numerical).verdict == .wrong)
  }

  @Test func noisyFunctionIsNeverCalledWrong() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let numerical = numericalGradient(
        of: { sin($0.storage[0]) + 1e-6 * random.normal() }, at: Tensor([0.7]))
      #expect(compare(Tensor([cos(0.7)]), to: numerical).verdict != .wrong, "seed \(seed)")
    }
  }

  /// Within a wide error bound nothing is known to be right.
  @Test func aNoisyFunctionLeavesItsGradientOpen() {
    var random = SplitMix64(seed: 3)
    let numerical = numericalGradient(
      of: { sin($0.storage[0]) + 1e-4 * random.normal() }, at: Tensor([0.7]))
    #expect(compare(Tensor([cos(0.7)]), to: numerical).verdict == .inconclusive)
    #expect(compare(Tensor([50]), to: numerical).verdict == .wrong || !numerical.inconclusive.isEmpty)
  }

  /// The value does not depend on x but for round-off: zero is right.
  @Test func aGradientOfZeroBelowRoundOffIsRight() {
    let x = Tensor([0.3, -0.7, 1.9])
    func total(_ x: Tensor) -> Double {
      let y = exp(x - x.max())
      return (y / y.sum()).sum()
    }
    #expect(compare(.zeros([3]), to: numericalGradient(of: total, at: x)).verdict == .right)
    #expect(checkGradient(of: total, at: x, gradient: { $0.map { _ in 1e-17 } }).isRight)
    #expect(checkGradient(of: total, at: x, gradient: { $0.map { _ in 1e-4 } }).verdict == .wrong)
  }

  @Test func largeConstantInsideTheFunction() {
    let numerical = numericalGradient(of: { (1e6 + sin($0.storage[0])) - 1e6 }, at: Tensor([0.7, 0.1]))
    #expect(compare(Tensor([cos(0.7), 0]), to: numerical).verdict == .right)
    #expect(compare(Tensor([cos(0.7) * 1.001, 0]), to: numerical).verdict == .wrong)
  }

  /// Only steps larger than usual lift such a gradient above the round-off of the value.
  @Test func gradientThatIsSmallBesideTheValue() {
    let numerical = numericalGradient(of: { 1e5 + 0.01 * sin($0.storage[0]) }, at: Tensor([0.7]))
    #expect(compare(Tensor([0.01 * cos(0.7)]), to: numerical).verdict == .right)
    #expect(compare(Tensor([0.01001 * cos(0.7)]), to: numerical).verdict == .wrong)
  }

  @Test func errorsOfTheFunctionAreRethrown() {
    #expect(throws: Refusal()) { try numericalGradient(of: { _ in throw Refusal() }, at: Tensor([1.0])) }
    var calls = 0
    #expect(throws: Refusal()) {
      try numericalGradient(
        of: { x in
          calls += 1
          if calls == 12 { throw Refusal() }
          return x.storage[0]
        }, at: Tensor([1.0]))
    }
  }

  @Test func theSameInputsGiveTheSameBits() {
    let x = Tensor([0.3, -0.2, 1.7])
    let first = numericalGradient(of: sumOfSquares, at: x)
    #expect(first == numericalGradient(of: sumOfSquares, at: x))
  }
}
