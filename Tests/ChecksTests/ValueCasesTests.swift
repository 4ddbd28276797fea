import Checks
import CourseModel
import Exercises
import Synchronization
import Tensors
import Testing

@Suite struct ValueCasesTests {
  private static func rejection(
    _ forward: @escaping @Sendable (Tensor) throws -> Tensor
  ) -> TrialOutcome {
    let run = trial(of: proxy(of: AssembledActivations(forward: forward)))
    run.rejects("bad input") { try $0.relu(Tensor(3.0)) }
    return run.outcome
  }

  @Test(arguments: [LabError.invalidArgument("x"), .shapeMismatch("y")])
  func rejectsPassesWhenTheCallThrows(_ error: LabError) {
    #expect(Self.rejection { _ in throw error }.passed == 1)
  }

  @Test func rejectsFailsWhenTheCallReturns() {
    #expect(Self.rejection { $0 }.findings.map(\.kind) == [.failed])
  }

  @Test func rejectsFailsWhenNothingIsImplemented() {
    #expect(
      Self.rejection { _ in throw LabError.notImplemented }.findings.map(\.message) == ["not implemented yet"]
    )
  }

  @Test func rejectsFailsForAnErrorThatIsNotTheCourses() {
    struct OwnError: Error {}
    let findings = Self.rejection { _ in throw OwnError() }.findings
    #expect(findings.map(\.kind) == [.failed])
    #expect(findings.map(\.message) == ["threw `OwnError()`; bad input must throw a `LabError`"])
  }

  @Test func twoStudentsShareTheAnswersOfTheReference() {
    let asked = Counter()
    let reference = proxy(
      of: AssembledActivations(forward: { x in
        asked.increment()
        return x.map { max(0, $0) }
      }))
    let oracle = Oracle()
    for _ in 1...2 {
      let run = trial(of: proxy(of: AssembledActivations()), reference: reference, oracle: oracle)
      run.agrees("relu of 3") { try $0.relu(Tensor(3.0)) }
      run.agrees("relu of −3") { try $0.relu(Tensor(-3.0)) }
      #expect(run.outcome.passed == 2)
    }
    #expect(asked.value == 2)
  }

  @Test func agreesFailsForAnotherValue() {
    let run = trial(of: proxy(of: AssembledActivations(forward: { $0 + 1e-6 })))
    run.agrees("relu of 3") { try $0.relu(Tensor(3.0)) }
    #expect(run.outcome.findings.map(\.kind) == [.failed])
  }

  @Test func aTableIsACaseForEachRow() {
    let run = trial(of: proxy(of: AssembledActivations()))
    run.known(["relu(−3)": (Tensor([-3]), Tensor([0])), "relu(2), wrongly": (Tensor([2]), Tensor([1]))]) {
      try $0.relu($1)
    }
    #expect(run.outcome.cases == 2)
    #expect(run.outcome.findings.map(\.label) == ["relu(2), wrongly"])
  }

  @Test func severalInputsAreSeveralCases() {
    let run = trial(
      of: proxy(of: AssembledActivations(forward: { $0.shape == [2] ? $0 + 1 : $0.map { max(0, $0) } })))
    run.agrees("random inputs", at: [Tensor(1.0), Tensor([1, -2]), Tensor([[3]])]) { try $0.relu($1) }
    #expect(run.outcome.passed == 2)
    #expect(run.outcome.findings.map(\.label) == ["random inputs, length 2"])
  }

  @Test func eachVerbTakesSeveralInputs() {
    let run = trial(of: proxy(of: AssembledActivations(forward: { $0 })))
    let inputs = [Tensor(1.0), Tensor([1, -2])]
    run.identity("f(x) = −x", at: inputs) { try ($0.relu($1), -$1) }
    run.holds("false", at: inputs) { try require(try $0.relu($1).isEmpty, "no") }
    run.rejects("everything", at: inputs) { try $0.relu($1) }
    #expect(
      run.outcome.findings.map(\.label) == [
        "f(x) = −x, scalar", "f(x) = −x, length 2", "false, scalar", "false, length 2", "everything, scalar",
        "everything, length 2",
      ])
  }

  @Test func aContractThatFoundSomethingIsNotKept() throws {
    #expect(throws: Mismatch("looks ahead")) { try require(contract: "looks ahead") }
    try require(contract: nil)
  }

  @Test(arguments: [(0, true), (1e-11, true), (1e-9, false), (.nan, false)])
  func anIdentityComparesItsSides(_ error: Double, _ holds: Bool) {
    let run = trial(of: proxy(of: AssembledActivations(forward: { $0 + error })))
    run.identity("f(x) = x") { try ($0.relu(Tensor([1, 2])), Tensor([1, 2])) }
    #expect(run.outcome.findings.map(\.kind) == (holds ? [] : [.failed]))
  }

  @Test func theSidesOfAnIdentityHaveOneShape() {
    let run = trial(of: proxy(of: AssembledActivations(forward: { $0.flattened() })))
    run.identity("f(x) = x") { try ($0.relu(Tensor([[1, 2]])), Tensor([[1, 2]])) }
    #expect(
      run.outcome.findings.map(\.message) == [
        "this does not hold: the result has shape [2] where [1, 2] is due"
      ])
  }

  @Test(arguments: [(Double.nan, "NaN"), (-.nan, "NaN"), (.infinity, "∞"), (-.infinity, "−∞")])
  func requireFiniteNamesWhatItFound(_ value: Double, _ name: String) {
    #expect(throws: Mismatch("the result holds \(name) where every value is finite")) {
      try requireFinite(Tensor([1, value, 2]))
    }
  }
}

/// Counts from any thread.
private final class Counter: Sendable {
  private let count = Atomic<Int>(0)
  var value: Int { count.load(ordering: .relaxed) }
  func increment() { count.wrappingAdd(1, ordering: .relaxed) }
}
