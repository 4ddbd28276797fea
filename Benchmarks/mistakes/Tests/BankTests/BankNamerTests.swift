import Bank
import Components
import Corpus
import Measurement
import Tensors
import Testing

@Suite struct BankNamerTests {
  private func observations(_ submission: Submission) -> [Observation] {
    submission.profiles.prefix(2).enumerated().map {
      Observation(of: submission, seed: UInt64(40 + $0), profile: $1)
    }
  }

  /// Gradients of an affine layer with the bias averaged, at two observed points.
  @Test func aMistakeIsNamedFromObservations() {
    let submission = Submission(Affine.self, "averaged bias") { arguments, _, cotangent in
      [
        matmul(cotangent, arguments[1]), matmul(cotangent.transposed(), arguments[0]),
        cotangent.sum(axis: 0) / Double(cotangent.shape[0]),
      ]
    }
    guard case .named(let diagnosis) = BankNamer().name(observations(submission)) else {
      Issue.record("unnamed")
      return
    }
    #expect(diagnosis.rows == [5])
  }

  /// The right gradients with another forward pass, and the other way round.
  @Test func theForwardPassDecidesToo() {
    let fitting = Submission(
      SquaredError.self, "half",
      forward: { arguments, context in 0.5 * SquaredError.forward(arguments, context) }
    ) { arguments, context, cotangent in
      SquaredError.pullback(arguments, context, cotangent).map { 0.5 * $0 }
    }
    guard case .named(let diagnosis) = BankNamer().name(observations(fitting)) else {
      Issue.record("unnamed")
      return
    }
    #expect(diagnosis.rows == [17] && diagnosis.sentence.contains("change both"))
    let strange = Submission(
      SquaredError.self, "third",
      forward: { arguments, context in SquaredError.forward(arguments, context) / 3 }
    ) { arguments, context, cotangent in
      SquaredError.pullback(arguments, context, cotangent).map { 0.5 * $0 }
    }
    #expect(BankNamer().name(observations(strange)) == .unnamed)
  }

  @Test func aBackwardPassThatThrowsGivesCandidates() {
    let submission = Submission(Affine.self, "throws") { _, _, _ in throw ShapesDoNotFit() }
    guard case .candidates(let candidates) = BankNamer().name(observations(submission)) else {
      Issue.record("no candidates")
      return
    }
    #expect(candidates.map(\.rows) == [[8]])
  }

  @Test func rightSubmissionsAreUnnamed() {
    let submission = Submission(Affine.self, "right") { Affine.pullback($0, $1, $2) }
    #expect(BankNamer().name(observations(submission)) == .unnamed)
  }

  /// At evaluation dropout's mask does not matter: such an answer says nothing, one at training does.
  @Test func aMistakeThatDoesNotShowAtOnePointIsNamedFromAnother() {
    let submission = Submission(Dropout.self, "no mask", profiles: [2, 0]) { _, _, cotangent in [cotangent] }
    guard case .named(let diagnosis) = BankNamer().name(observations(submission)) else {
      Issue.record("unnamed")
      return
    }
    #expect(diagnosis.rows == [64])
  }
}
