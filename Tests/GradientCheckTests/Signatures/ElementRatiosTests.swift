import Foundation
import GradientCheck
import Tensors
import Testing

@Suite struct ElementRatiosTests {
  private struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Wrong over right, as a function of z in (0.1, 0.9).
    let ratio: @Sendable (Double) -> Double
    let sentence: String
  }

  private static func sigmoid(_ z: Double) -> Double { 1 / (1 + Foundation.exp(-z)) }
  private static func sigmoidSlope(_ z: Double) -> Double { sigmoid(z) * (1 - sigmoid(z)) }
  private static func tanhSlope(_ z: Double) -> Double { 1 - Foundation.tanh(z) * Foundation.tanh(z) }

  private static let cases = [
    Case(
      testDescription: "σ′ left out", ratio: { 1 / sigmoidSlope($0) },
      sentence: "Every entry lacks the factor σ′(z), for z = the input: is it left out of the chain rule?"),
    Case(
      testDescription: "tanh′ left out", ratio: { 1 / tanhSlope($0) },
      sentence: "Every entry lacks the factor tanh′(z), for z = the input: is it left out of the chain rule?"),
    Case(
      testDescription: "σ′ at the output", ratio: { sigmoidSlope(sigmoid($0)) / sigmoidSlope($0) },
      sentence:
        "Every entry has the factor σ′(σ(z)) where σ′(z) is due, for z = the input: is the derivative "
        + "taken at the wrong quantity?"),
    Case(
      testDescription: "1 − x² on the input", ratio: { (1 - $0 * $0) / tanhSlope($0) },
      sentence:
        "Every entry has the factor 1 − z² where tanh′(z) is due, for z = the input: is the derivative "
        + "taken at the wrong quantity?"),
    Case(
      testDescription: "x(1 − x) on the input", ratio: { $0 * (1 - $0) / sigmoidSlope($0) },
      sentence:
        "Every entry has the factor z(1 − z) where σ′(z) is due, for z = the input: is the derivative "
        + "taken at the wrong quantity?"),
    Case(
      testDescription: "σ² for σ", ratio: { $0 },
      sentence:
        "Every entry has the factor z too many, for z = the input: is it applied twice, or where none is "
        + "due?"),
    Case(
      testDescription: "ε missing", ratio: { 1 / $0 },
      sentence: "Every entry lacks the factor z, for z = the input: is it left out of the chain rule?"),
    Case(
      testDescription: "saturating loss", ratio: { $0 / (1 - $0) },
      sentence:
        "Every entry has the factor z where 1 − z is due, for z = the input: is the derivative taken at "
        + "the wrong quantity?"),
    Case(
      testDescription: "sign and factor", ratio: { -Foundation.exp($0) },
      sentence: "Every entry has the factor exp z too many, for z = the input, and has the wrong sign: is it "
        + "applied twice, or where none is due?"),
  ]

  private static func supply(_ ratio: @escaping (Double) -> Double)
    -> (inout WrongGradient, inout SplitMix64) -> Void
  {
    { observation, random in
      let input = Tensor.uniform([observation.numeric.shape[0], 7], in: 0.1..<0.9, using: &random)
      observation.related = [RelatedTensor("the input", input)]
      observation.analytic = observation.numeric * input.map(ratio)
    }
  }

  @Test(arguments: cases) private func functions(_ example: Case) {
    let found = Observed(shapes: [[5, 7], [4, 7]]).sentences(
      .functionOfTensor, wrong: { $0 }, configure: Self.supply(example.ratio))
    #expect(found == [example.sentence])
  }

  /// One value for each sample, as the discriminator's output.
  @Test func valuesPerSample() {
    let found = Observed(shapes: [[5, 3], [6, 3]]).sentences(.functionOfTensor, wrong: { $0 }) {
      observation, random in
      let rows = observation.numeric.shape[0]
      let scores = Tensor.uniform([rows], in: 0.1..<0.9, using: &random)
      observation.related = [RelatedTensor("D(G(z))", scores)]
      let column = scores.reshaped([rows, 1])
      observation.analytic = observation.numeric * column / (1 - column)
    }
    #expect(
      found.count == 1
        && found[0].hasPrefix("Every entry has the factor z where 1 − z is due, for z = D(G(z))"))
  }

  /// The noise drawn again: the ratio is a quotient of two tensors, one of them the caller's.
  @Test func unknownFunction() {
    Observed().expectUnnamed(wrong: { $0 }, configure: Self.supply { 1 + $0 * $0 * $0 })
    Observed().expectUnnamed(wrong: { $0 }) { observation, random in
      Self.supply({ 1 / $0 })(&observation, &random)
      observation.analytic = observation.analytic.noisy(1e-3)
    }
    Observed().expectUnnamed(wrong: { $0 }) { observation, random in
      observation.analytic = observation.numeric * Tensor.uniform([5, 7], in: 0.1..<0.9, using: &random)
    }
  }

  /// Two entries fit one of some hundred functions too easily.
  @Test func twoEntries() {
    Observed(shapes: [[2], [2]]).expectUnnamed(wrong: { $0 }) { observation, _ in
      let input = Tensor([0.3, 0.6])
      observation.related = [RelatedTensor("the input", input)]
      observation.analytic = observation.numeric * input
    }
  }

  @Test func leakySlope() {
    let found = Observed(shapes: [[6, 7], [7, 6]]).sentences(.ratioInRegion, wrong: { $0 }) {
      observation, _ in
      let input = observation.argument.value
      observation.analytic = observation.numeric * input.map { $0 < 0 ? 10 : 1 }
    }
    #expect(
      found == [
        "The gradient is right except where `x` itself is negative; there every entry is 10 times too large."
      ])
  }

  @Test func oneBlock() {
    let gates = Observed(shapes: [[5, 12], [3, 20]])
    let found = gates.sentences(.ratioInRegion, wrong: { $0 }) { observation, _ in
      let (input, size) = (observation.argument.value, observation.numeric.shape[1] / 4)
      let width = 4 * size
      observation.related = [RelatedTensor("the pre-activation", input)]
      observation.analytic = observation.numeric.changed { entry, value in
        entry % width / size == 1 ? value / Self.sigmoidSlope(input.storage[entry]) : value
      }
    }
    #expect(
      found == [
        "The gradient is right except in the second of 4 equal blocks of columns; there every entry lacks the factor σ′(z), "
          + "for z = the pre-activation: is it left out of the chain rule?"
      ])
  }

  /// exp z for exp(z/2), whose derivative has a half as well.
  @Test func functionAndFactorTwo() {
    let found = Observed().diagnoses(wrong: { $0 }) { observation, _ in
      observation.analytic = observation.numeric * 2 * exp(0.5 * observation.argument.value)
    }
    #expect(found.allSatisfy { $0.name?.parameters == "2·(exp(z/2))/(1) of `x` itself" })
    Observed().expectUnnamed(wrong: { $0 }) { observation, _ in
      observation.analytic = observation.numeric * 3 * exp(0.5 * observation.argument.value)
    }
  }

  /// Ratios that equal a size, another one for each input.
  @Test func ratiosAreExplained() {
    let found = Observed(shapes: [[5, 7], [4, 7]]).diagnoses(wrong: { $0 }) { observation, _ in
      let rows = observation.numeric.shape[0]
      observation.dimensions = [NamedDimension("rows", rows)]
      observation.analytic = observation.numeric.changed { [1 / Double(rows), 1, Double(rows)][$0 % 3] * $1 }
    }
    #expect(found.allSatisfy { $0.name?.parameters == "1/(rows) or 1 or rows" })
  }

  @Test func fewRatios() {
    let found = Observed().sentences(.fewRatios, wrong: { $0.changed { $0 % 3 == 0 ? $1 * 0.25 : $1 * 1.5 } })
    #expect(
      found == [
        "The entries are 0.25 and 1.5 times what they must be: is a slope, a mask or a share wrong for some of them?"
      ])
    Observed().expectUnnamed(wrong: { $0.changed { $1 * Double(1 + $0 % 5) } })
  }
}
