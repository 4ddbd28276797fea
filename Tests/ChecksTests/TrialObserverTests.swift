import CourseModel
import Exercises
import Tensors
import Testing
import WorkerProtocol

@testable import Checks

/// Notes what it is told.
private final class Notes: TrialObserver {
  var began: [String] = []
  var ended: [(label: String, finding: Finding?, compared: ComparedValues?)] = []

  func began(_ label: String) { began.append(label) }

  func ended(_ label: String, _ finding: Finding?, compared: ComparedValues?) {
    ended.append((label, finding, compared))
  }
}

@Suite struct TrialObserverTests {
  @Test func everyCaseIsToldWithWhatItCompared() throws {
    let notes = Notes()
    let trial = Trial<Int>(
      of: 0, variant: .visible, random: Seed(1).stream(exercise: "", item: "", variant: .visible),
      oracle: OracleScope(Oracle(), prefix: "test", reference: { 0 }),
      observer: notes)
    trial.holds("right") { _ in }
    trial.expect("a value", equals: Tensor([1, 2])) { _ in Tensor([1, 3]) }
    trial.holds("a claim") { _ in try requireEqual(2.0, 3.0, "the sum") }
    trial.holds("a condition") { _ in try require(false, "too small") }
    trial.rejects("bad input") { _ in throw CallFailure.timedOut(limit: .seconds(5), on: .wall) }
    #expect(notes.began == ["right", "a value", "a claim", "a condition", "bad input"])
    #expect(notes.ended.map(\.label) == notes.began)
    #expect(notes.ended.compactMap(\.finding) == trial.outcome.findings)
    #expect(
      notes.ended.map(\.compared) == [
        nil, ComparedValues(actual: .tensor(Tensor([1, 3])), expected: .tensor(Tensor([1, 2]))),
        ComparedValues(actual: .double(2), expected: .double(3)), nil, nil,
      ])
  }

  @Test func aWrongGradientIsComparedAsAWhole() throws {
    let notes = Notes()
    let student = proxy(of: AssembledActivations(backward: { x, g in 2 * x * g }))
    let trial = Trial(
      of: student, variant: .visible, random: Seed(1).stream(exercise: "", item: "", variant: .visible),
      oracle: OracleScope(Oracle(), prefix: "test", reference: { proxy(of: AssembledActivations()) }),
      observer: notes)
    let x = Tensor([-1, 2, 3])
    trial.gradients(
      of: Differentiable(
        "relu", at: x, forward: { try $0.relu($1) }, backward: { try $0.reluBackward($1, gradOutput: $2) }))
    let compared = try #require(notes.ended.first?.compared)
    guard case .tensor(let expected) = compared.expected, case .tensor(let actual) = compared.actual else {
      Issue.record("no tensors: \(compared)")
      return
    }
    #expect(expected.shape == [3] && actual.shape == [3])
    #expect(expected[0] == 0 && abs(actual[1] - 4 * expected[1]) < 1e-6)
  }
}
