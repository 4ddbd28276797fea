import GradientCheck
import Tensors
import Testing

@Suite struct CotangentContradictionTests {
  private struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let relation: Relation
    let sentence: String
    let call: @Sendable (inout WrongGradient, _ gradient: Tensor) -> Void
  }

  private static let cases = [
    Case(
      testDescription: "a(2g) = a(g)", relation: .ignoresCotangent,
      sentence:
        "The upstream gradient is ignored: twice of it changes nothing: is it multiplied in, as the chain "
        + "rule asks?"
    ) { $0.gradientForTwice = $1 },
    Case(
      testDescription: "a(0) ≠ 0", relation: .notZeroAtZero,
      sentence:
        "For an upstream gradient of zeros the gradient must be 0 and is not: is something added that the "
        + "upstream gradient is not multiplied with?"
    ) { $0.gradientForZero = $1 * 0.1 },
  ]

  /// Named whether the gradient is wrong beyond recognition or right.
  @Test(arguments: cases) private func contradictions(_ example: Case) {
    for isRight in [false, true] {
      let found = Observed().sentences(example.relation, wrong: { $0 }) { observation, random in
        if !isRight { observation.analytic = .normal([5, 7], using: &random) }
        let gradient = observation.analytic
        example.call(&observation, gradient)
      }
      #expect(found == [example.sentence])
    }
  }

  /// An L2 term that the cotangent is not multiplied with: the term is told.
  @Test func termAtZero() {
    let found = Observed().diagnoses(wrong: { $0 }) { observation, _ in
      let term = 0.3 * observation.argument.value
      observation.analytic = observation.numeric + term
      observation.gradientForZero = term
    }
    #expect(found.allSatisfy { $0.name?.relation == .knownTerm })
  }

  @Test func gradientForOnes() {
    let found = Observed().sentences(.ignoresCotangent, wrong: { $0 }) { observation, random in
      let ones = Tensor.normal([5, 7], using: &random)
      observation.gradientForOnes = ones
      observation.analytic = ones
    }
    #expect(
      found == [
        "The upstream gradient is ignored: this is the gradient for an upstream gradient of ones: is it multiplied "
          + "in, as the chain rule asks?"
      ])
    Observed().expectUnnamed(wrong: { $0.noisy(0.1) }) { observation, random in
      observation.gradientForOnes = .normal([5, 7], using: &random)
    }
    // What is not known agrees with anything.
    Observed().expectUnnamed(wrong: { $0.noisy(0.1) }) { observation, _ in
      observation.gradientForOnes = .full([5, 7], .nan)
    }
  }

  /// What a right function answers to every call.
  private static func answerRightly(_ observation: inout WrongGradient) {
    let gradient = observation.analytic
    observation.gradientForTwice = gradient * 2
    observation.gradientForZero = gradient * 0
  }

  @Test func rightAnswers() {
    Observed().expectUnnamed(wrong: { $0 }) { observation, _ in Self.answerRightly(&observation) }
    Observed().expectUnnamed(wrong: { $0 }) { observation, random in
      observation.analytic = .normal([5, 7], using: &random)
      Self.answerRightly(&observation)
    }
    // A gradient of zeros does not depend on the cotangent, but that is not its fault.
    let zero = Observed().sentences(.nothing, wrong: { $0 * 0 }) { observation, _ in
      Self.answerRightly(&observation)
    }
    #expect(zero.count == 1)
  }
}
