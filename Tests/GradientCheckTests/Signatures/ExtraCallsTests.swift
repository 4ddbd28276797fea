import GradientCheck
import Tensors
import Testing

@Suite struct ExtraCallsTests {
  private struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let relation: Relation
    let sentence: String
    let call: @Sendable (inout ExtraCalls, _ gradient: Tensor) -> Void
  }

  private static let cases = [
    Case(
      testDescription: "a(2g) = a(g)", relation: .ignoresCotangent,
      sentence:
        "The upstream gradient is ignored: twice of it changes nothing: is it multiplied in, as the chain "
        + "rule asks?"
    ) { $0.doubledCotangent = $1 },
    Case(
      testDescription: "a(0) ≠ 0", relation: .notZeroAtZero,
      sentence:
        "For an upstream gradient of zeros the gradient must be 0 and is not: is something added that the "
        + "upstream gradient is not multiplied with?"
    ) { $0.zeroCotangent = $1 * 0.1 },
    Case(
      testDescription: "not reset", relation: .accumulated,
      sentence:
        "A second call returns twice the gradient of the first: are the gradients set to 0 before each "
        + "backward pass?"
    ) { $0.repeated = $1 * 2 },
    Case(
      testDescription: "drawn again", relation: .callsDiffer,
      sentence:
        "Two calls with the same arguments return different gradients: are a mask or noise drawn again in "
        + "the backward pass?"
    ) { $0.repeated = $1.changed { $0 % 2 == 0 ? 0 : $1 } },
    Case(
      testDescription: "input changed", relation: .changesInput,
      sentence: "The call changes its input `W` and `x`: is a tensor overwritten that is still needed?"
    ) { calls, _ in calls.changedInputs = ["x", "W"] },
    Case(
      testDescription: "large logits", relation: .notFinite,
      sentence:
        "With 1000 added to every logit the result is not a finite number: is the largest logit subtracted "
        + "before the exponential?"
    ) { calls, _ in calls.shiftedLogits = Tensor([0.5, .nan]) },
    Case(
      testDescription: "dropout in evaluation", relation: .evaluationsDiffer,
      sentence:
        "Two calls in evaluation mode return different results: is dropout switched off in evaluation mode?"
    ) { $0.evaluations = TensorPair($1, $1 * 1.01) },
    Case(
      testDescription: "future token", relation: .notCausal,
      sentence:
        "A later token changes the results at earlier positions: is the causal mask off by one, or missing?"
    ) { $0.earlierPositions = TensorPair($1, $1 * 1.01) },
    Case(
      testDescription: "next token", relation: .notCausal,
      sentence:
        "A later token changes the results at the position before it: is the causal mask off by one, or missing?"
    ) { $0.earlierPositions = TensorPair($1, $1.changed { $0 < 28 ? $1 : 2 * $1 }) },
    Case(
      testDescription: "gradient for later tokens", relation: .notCausal,
      sentence:
        "The results at earlier positions hand a gradient on to later tokens: is the causal mask of the backward "
        + "pass off by one, or missing?"
    ) { $0.laterTokens = $1 },
    Case(
      testDescription: "gradient for the next token", relation: .notCausal,
      sentence:
        "The results at earlier positions hand a gradient on to the next token: is the causal mask of the backward "
        + "pass off by one, or missing?"
    ) { $0.laterTokens = $1.changed { $0 < 7 ? $1 : 0 } },
    Case(
      testDescription: "rows of attention", relation: .notNormalised,
      sentence: "Probabilities do not sum to 1: is the mask applied after the softmax?"
    ) { calls, _ in calls.probabilities = Tensor([[0.5, 0.5], [0.5, 0]]) },
  ]

  /// Named whether the gradient is wrong beyond recognition or right.
  @Test(arguments: cases) private func contradictions(_ example: Case) {
    for isRight in [false, true] {
      let found = Observed().sentences(example.relation, wrong: { $0 }) { observation, random in
        if !isRight { observation.analytic = .normal([5, 7], using: &random) }
        example.call(&observation.extraCalls, observation.analytic)
      }
      #expect(found == [example.sentence])
    }
  }

  /// An L2 term that the cotangent is not multiplied with: the term is told.
  @Test func termAtZero() {
    let found = Observed().diagnoses(wrong: { $0 }) { observation, _ in
      let term = 0.3 * observation.argument.value
      observation.analytic = observation.numeric + term
      observation.extraCalls.zeroCotangent = term
    }
    #expect(found.allSatisfy { $0.name?.relation == .knownTerm })
  }

  @Test func gradientForOnes() {
    let found = Observed().sentences(.ignoresCotangent, wrong: { $0 }) { observation, random in
      let ones = Tensor.normal([5, 7], using: &random)
      observation.extraCalls.gradientForOnes = ones
      observation.analytic = ones
    }
    #expect(
      found == [
        "The upstream gradient is ignored: this is the gradient for an upstream gradient of ones: is it multiplied "
          + "in, as the chain rule asks?"
      ])
    Observed().expectUnnamed(wrong: { $0.noisy(0.1) }) { observation, random in
      observation.extraCalls.gradientForOnes = .normal([5, 7], using: &random)
    }
    // What is not known agrees with anything.
    Observed().expectUnnamed(wrong: { $0.noisy(0.1) }) { observation, _ in
      observation.extraCalls.gradientForOnes = .full([5, 7], .nan)
    }
  }

  /// What a right function answers to every call.
  private static func answerRightly(_ observation: inout WrongGradient) {
    let gradient = observation.analytic
    observation.extraCalls.doubledCotangent = gradient * 2
    observation.extraCalls.zeroCotangent = gradient * 0
    observation.extraCalls.repeated = gradient
    observation.extraCalls.shiftedLogits = gradient
    observation.extraCalls.evaluations = TensorPair(gradient, gradient)
    observation.extraCalls.earlierPositions = TensorPair(gradient, gradient)
    observation.extraCalls.laterTokens = gradient * 0
    observation.extraCalls.probabilities = Tensor([[0.25, 0.75], [1, 0]])
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
