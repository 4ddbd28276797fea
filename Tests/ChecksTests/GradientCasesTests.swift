import Checks
import CourseModel
import Exercises
import GradientCheck
import Tensors
import Testing

/// The course's forward function of these tests: `f(x) = x³`, smooth everywhere.
private let cube: @Sendable (Tensor) throws -> Tensor = { $0 * $0 * $0 }
/// Its gradient.
private let cubeGradient: @Sendable (Tensor, Tensor) throws -> Tensor = { x, g in 3 * x * x * g }

/// One gradient case against a student; the reference computes `x³` unless given.
private func outcome(
  forward: @escaping @Sendable (Tensor) throws -> Tensor = cube,
  backward: @escaping @Sendable (Tensor, Tensor) throws -> Tensor,
  reference: @escaping @Sendable (Tensor) throws -> Tensor = cube,
  at point: Tensor = Tensor([[0.5, -1, 2], [1.5, -0.75, 3]])
) -> TrialOutcome {
  let run = trial(
    of: proxy(of: AssembledActivations(forward: forward, backward: backward)),
    reference: proxy(of: AssembledActivations(forward: reference)))
  run.gradients(
    of: Differentiable(
      "relu", at: point, forward: { try $0.relu($1) }, backward: { try $0.reluBackward($1, gradOutput: $2) }))
  return run.outcome
}

/// A solution for `f(x, w) = Σᵢ xᵢ²·wᵢ` with gradients by name.
private typealias Weighted = @Sendable (_ x: Tensor, _ w: Tensor) -> [String: Tensor]

/// One gradient case for each of two arguments; the third is constant.
private func outcome(_ gradients: @escaping Weighted) -> TrialOutcome {
  let trial = Trial<Weighted>(
    of: gradients, variant: .visible, random: Seed(3).stream(exercise: "", item: "", variant: .visible),
    oracle: OracleScope(Oracle(), prefix: "test", reference: { gradients }))
  let (x, w) = (trial.normal([4]), trial.normal([4]))
  let arguments = Arguments([
    NamedTensor("x", x), NamedTensor("w", w), NamedTensor("labels", Tensor([1, 0]), isConstant: true),
  ])
  trial.gradients(
    of: Differentiable(
      "weighted", at: arguments,
      forward: { Tensor(($1["x"] * $1["x"] * $1["w"]).sum() + 0 * $1["labels"].sum()) },
      backward: { solution, at, _ in solution(at["x"], at["w"]) }))
  return trial.outcome
}

@Suite struct SeveralArgumentsTests {
  @Test func eachArgumentIsACase() {
    let found = outcome { x, w in ["x": 2 * x * w, "w": x * x] }
    #expect(found.passed == 2 && found.parts == 2 && found.findings == [])
  }

  @Test func aWrongGradientFailsItsOwnCaseAlone() {
    let found = outcome { x, w in ["x": 2 * x * w, "w": x] }
    #expect(found.findings.map(\.label) == ["gradient of w, weighted"])
    #expect(found.passedParts == 1)
  }

  @Test func aGradientThatIsMissingIsNamed() {
    let found = outcome { x, w in ["x": 2 * x * w] }
    #expect(found.findings.map(\.message) == ["there is no gradient of `w`"])
  }
}

@Suite struct GradientCasesTests {
  @Test func acceptTheGradient() {
    #expect(outcome(backward: cubeGradient).passed == 1)
  }

  @Test(arguments: [1.001, 0.999, -1, 0]) func rejectAWrongFactor(_ factor: Double) throws {
    let found = outcome(backward: { x, g in try cubeGradient(x, g) * factor })
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .failed)
    #expect(finding.evidence?.part == "x")
    #expect(found.selfConsistentGradients == 0)
  }

  @Test func nameAnUpstreamGradientThatIsIgnored() throws {
    let finding = try #require(outcome(backward: { x, _ in 3 * x * x }).findings.first)
    #expect(finding.hint?.contains("The upstream gradient is ignored: twice of it changes nothing") == true)
  }

  @Test func rejectOneWrongEntry() {
    let found = outcome(backward: { x, g in
      var gradient = try cubeGradient(x, g)
      gradient.storage[4] *= 1.01
      return gradient
    })
    #expect(found.findings.map(\.evidence?.index) == [[1, 1]])
    #expect(found.findings.map(\.evidence?.wrongEntries) == [1])
  }

  @Test func nameATransposedGradient() throws {
    let square = Tensor([[0.5, -1, 2], [1.5, -0.75, 3], [1, 2.5, -2]])
    let found = outcome(backward: { x, g in try cubeGradient(x, g).transposed() }, at: square)
    #expect(try #require(found.findings.first?.hint).contains("transpose"))
  }

  /// Named from two inputs, and with the pass that is at fault.
  @Test func nameAFactor() throws {
    let message = try #require(outcome(backward: { x, g in -2 * x * x * g }).findings.first).message
    #expect(message.contains("Your forward pass is right"), "\(message)")
    let sign = try #require(outcome(backward: { x, g in -3 * x * x * g }).findings.first?.hint)
    #expect(sign.contains("sign"), "\(sign)")
    let mean = try #require(outcome(backward: { x, g in x * x * g }).findings.first?.hint)
    #expect(
      mean.contains("3 is the number of entries along axis 1 of `x` and axis 1 of the result"), "\(mean)")
  }

  @Test func showWhereAGradientIsWrong() throws {
    let found = outcome(backward: { x, g in
      var gradient = try cubeGradient(x, g)
      gradient.storage[4] *= 1.01
      return gradient
    })
    let picture = try #require(found.findings.first?.evidence?.picture)
    #expect(picture.contains("1 of 6 entries"), "\(picture)")
    #expect(outcome(backward: { x, g in 2 * x * g }).findings.first?.evidence?.picture == nil)
  }

  @Test(arguments: [[3, 2], [], [6], [2, 3, 1]]) func rejectAnotherShape(_ shape: [Int]) throws {
    let found = outcome(backward: { _, _ in .ones(shape) })
    #expect(try #require(found.findings.first).message.contains("has shape \(shape) where [2, 3] is due"))
  }

  @Test(arguments: [Double.nan, .infinity]) func rejectAValueThatIsNotFinite(_ value: Double) throws {
    let found = outcome(backward: { x, g in try cubeGradient(x, g) * value })
    #expect(try #require(found.findings.first).message.contains("holds"))
  }

  @Test(arguments: [0, 0.5, 1]) func acceptEverySubgradientAtAKink(_ slope: Double) {
    let found = outcome(
      forward: { $0.map { max(0, $0) } },
      backward: { x, g in x.map { $0 > 0 ? 1 : $0 == 0 ? slope : 0 } * g },
      reference: { $0.map { max(0, $0) } }, at: Tensor([-2, 0, 3]))
    #expect(found.findings == [])
  }

  @Test(arguments: [-0.25, 1.25]) func rejectASlopeOutsideTheKink(_ slope: Double) {
    let found = outcome(
      forward: { $0.map { max(0, $0) } },
      backward: { x, g in x.map { $0 > 0 ? 1 : $0 == 0 ? slope : 0 } * g },
      reference: { $0.map { max(0, $0) } }, at: Tensor([-2, 0, 3]))
    #expect(found.findings.map(\.kind) == [.failed])
  }

  @Test func tellARightGradientOfAWrongFunction() throws {
    let found = outcome(forward: { $0 * $0 }, backward: { x, g in 2 * x * g })
    #expect(found.selfConsistentGradients == 1)
    #expect(try #require(found.findings.first).message.contains("the forward pass is what differs"))
  }

  /// Forward values are judged with two tolerances; what lies between them is neither called right nor wrong.
  @Test(arguments: [(1e-13, "Your forward pass is right"), (1e-8, nil), (1e-3, "forward pass differs")])
  func nothingIsSaidOfAForwardPassBetweenTheTolerances(_ error: Double, _ words: String?) throws {
    let found = outcome(
      forward: { (1 + error) * $0 * $0 * $0 }, backward: { x, g in 2 * x * g })
    let message = try #require(found.findings.first).message
    #expect(words.map { message.contains($0) } ?? !message.contains("forward pass"), "\(message)")
  }

  @Test func aForwardFunctionThatThrowsIsNotConsistent() {
    let found = outcome(
      forward: { _ in throw LabError.notImplemented }, backward: { x, g in 2 * x * g })
    #expect(found.selfConsistentGradients == 0)
    #expect(found.findings.map(\.kind) == [.failed])
  }

  @Test func aReferenceThatFailsIsNotTheStudentsFault() {
    let found = outcome(
      backward: cubeGradient, reference: { _ in throw LabError.notImplemented })
    #expect(found.findings.map(\.kind) == [.harnessError])
  }
}
