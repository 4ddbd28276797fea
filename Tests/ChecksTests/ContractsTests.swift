import Checks
import CourseModel
import GradientCheck
import Tensors
import Testing
import WorkerProtocol

/// A solution for `y = x w`, with batched `x: (N, n)` and a parameter `w: (n)`; the result has shape `(N)`.
private struct Affine {
  var forward: (_ x: Tensor, _ w: Tensor) -> Tensor = { matmul($0, $1) }
  var backward: (_ x: Tensor, _ w: Tensor, _ g: Tensor) -> [Tensor]
}

private func right(_ x: Tensor, _ w: Tensor, _ g: Tensor) -> [Tensor] { [outer(g, w), matmul(g, x)] }

private func trialOfAffine(_ solution: Affine) -> Trial<Affine> {
  Trial(
    of: solution, variant: .visible, random: Seed(7).stream(exercise: "", item: "", variant: .visible),
    oracle: OracleScope(Oracle(), prefix: "test", reference: { Affine(backward: right) }))
}

/// What the cases of one contract found, for a solution in place of a student's.
private func outcome(
  of solution: Affine, _ contract: (Trial<Affine>, Differentiable<Affine>) -> Void
) -> TrialOutcome {
  let trial = trialOfAffine(solution)
  contract(
    trial,
    Differentiable(
      "affine", at: ["x": trial.normal([5, 3]), "w": trial.normal([3])], parameters: ["w"],
      forward: { $0.forward($1["x"], $1["w"]) },
      backward: { solution, at, g in
        let gradients = solution.backward(at["x"], at["w"], g)
        return ["x": gradients[0], "w": gradients[1]]
      }))
  return trial.outcome
}

private typealias Backward = (_ x: Tensor, _ w: Tensor, _ g: Tensor) -> [Tensor]

/// The same with a right forward function.
private func outcome(
  of backward: @escaping Backward,
  _ contract: (Trial<Affine>, Differentiable<Affine>) -> Void
) -> TrialOutcome {
  outcome(of: Affine(backward: backward), contract)
}

@Suite struct ContractsTests {
  @Test func acceptARightBackwardFunction() {
    let found = outcome(of: right) { trial, point in
      trial.contracts(of: point)
      trial.batches(of: point)
      trial.adjoint(of: point, in: "x")
      trial.adjoint(of: point, in: "w")
    }
    #expect(found.findings.isEmpty)
    #expect(found.cases == 8)
  }

  @Test func rejectAWrongShape() {
    let found = outcome(of: { x, w, g in [outer(w, g), matmul(g, x)] }) { $0.contracts(of: $1) }
    #expect(found.findings.map(\.message) == ["the gradient of `x` has shape [3, 5] where [5, 3] is due"])
  }

  @Test func rejectAnIgnoredUpstreamGradient() {
    let ignoring: Backward = { x, w, g in right(x, w, .ones(g.shape)) }
    #expect(outcome(of: ignoring) { $0.linearity(of: $1) }.findings.count == 1)
    let labels = outcome(of: ignoring) { $0.contracts(of: $1) }.findings.map(\.label)
    #expect(labels.count == 2 && labels[0].contains("linear") && labels[1].contains("zero upstream"))
  }

  @Test func rejectAGradientThatIsNotReset() {
    var sum = Tensor.zeros([3])
    let accumulating: Backward = { x, w, g in
      sum += matmul(g, x)
      return [outer(g, w), sum]
    }
    let labels = outcome(of: accumulating) { $0.contracts(of: $1) }.findings.map(\.label)
    #expect(labels.contains { $0.contains("a second call") })
  }

  @Test func rejectAGradientThatDependsOnTheOrderOfExamples() {
    let lastOnly: Backward = { x, w, g in [outer(g, w), g[g.count - 1] * x.row(g.count - 1)] }
    let findings = outcome(of: lastOnly) { $0.batches(of: $1) }.findings
    #expect(findings.first?.label.contains("permuting") == true)
    #expect(findings.first?.message.contains("gradient of w") == true)
  }

  @Test func rejectAnAverageOverTheBatch() {
    let averaging: Backward = { x, w, g in [outer(g, w), matmul(g, x) / Double(g.count)] }
    let labels = outcome(of: averaging) { $0.batches(of: $1) }.findings.map(\.label)
    #expect(labels == ["affine: the gradients of a batch follow from those of its halves"])
  }

  @Test(arguments: [[], [3], [5, 4]]) func reportUnfitShapesInsteadOfTrapping(_ shape: [Int]) {
    let found = outcome(of: { _, _, _ in [.zeros(shape), .zeros(shape)] }) { $0.batches(of: $1) }
    #expect(found.findings.map(\.kind) == [.failed, .failed])
  }

  @Test(arguments: ["x", "w"]) func adjointRejectsAHairsbreadth(_ name: String) throws {
    let found = outcome(of: { x, w, g in right(x, w, g).map { $0 * (1 + 1e-9) } }) {
      $0.adjoint(of: $1, in: name)
    }
    let finding = try #require(found.findings.first)
    #expect(finding.kind == .failed && finding.message.contains("with your gradient of `\(name)`"))
    #expect(found.selfConsistentGradients == 0)
  }

  @Test func adjointAcceptsAFunctionWithAConstant() {
    let trial = trialOfAffine(Affine(backward: right))
    trial.adjoint(
      of: Differentiable(
        "with a bias", at: ["x": trial.normal([5, 3])], forward: { _, at in at["x"].sum(axis: 1) + 7 },
        backward: { _, _, g in ["x": outer(g, .ones([3]))] }), in: "x")
    #expect(trial.outcome.passed == 1)
  }

  @Test func adjointTellsARightGradientOfAWrongFunction() throws {
    let doubled = Affine(
      forward: { 2 * matmul($0, $1) }, backward: { x, w, g in right(x, w, g).map { 2 * $0 } })
    let found = outcome(of: doubled) { $0.adjoint(of: $1, in: "x") }
    #expect(try #require(found.findings.first).message.contains("right for your own forward function"))
    #expect(found.selfConsistentGradients == 1)
  }

  @Test(arguments: [[], [3], [3, 5]]) func adjointReportsUnfitShapes(_ shape: [Int]) {
    let found = outcome(
      of: Affine(forward: { _, _ in .zeros(shape) }, backward: { _, _, _ in [.zeros(shape), .zeros(shape)] })
    ) {
      $0.adjoint(of: $1, in: "x")
    }
    #expect(found.findings.map(\.kind) == [.failed])
  }
}
