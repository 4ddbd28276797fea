import Checks
import CourseModel
import GradientCheck
import Tensors
import Testing
import WorkerProtocol

/// A backward function for `y = x wᵀ`, with batched `x: (N, n)` and a parameter `w: (n)`; the result has
/// shape `(N)`.
private typealias Backward = (_ x: Tensor, _ w: Tensor, _ g: Tensor) throws -> [Tensor]

private func right(_ x: Tensor, _ w: Tensor, _ g: Tensor) -> [Tensor] { [outer(g, w), matmul(g, x)] }

/// What the cases of one contract found, for a backward function in place of a student's.
private func outcome(
  of backward: @escaping Backward,
  _ contract: (Trial<Backward>, BackwardCase<Backward>) -> Void
) -> TrialOutcome {
  let trial = Trial<Backward>(
    of: backward, variant: .visible, random: Seed(7).stream(exercise: "", item: "", variant: .visible),
    oracle: OracleScope(Oracle(), prefix: "test", reference: { backward }), transcript: Transcript())
  let x = Tensor.normal([5, 3], using: &trial.random)
  let w = Tensor.normal([3], using: &trial.random)
  let point = BackwardCase<Backward>(
    "affine", at: [NamedTensor("x", x), NamedTensor("w", w)], resultShape: [5], parameters: ["w"]
  ) { try $0($1[0], $1[1], $2) }
  contract(trial, point)
  return trial.outcome
}

@Suite struct ContractsTests {
  @Test func acceptARightBackwardFunction() {
    let found = outcome(of: right) { trial, point in
      trial.contracts(of: point)
      trial.batchPermutation(of: point)
      trial.batchConcatenation(of: point)
    }
    #expect(found.findings.isEmpty)
    #expect(found.cases == 6)
  }

  @Test func rejectAWrongShape() {
    let transposed: Backward = { x, w, g in [outer(w, g), matmul(g, x)] }
    let found = outcome(of: transposed) { $0.gradientShapes(of: $1) }
    #expect(found.findings.map(\.message) == ["the gradient of `x` has shape [3, 5] where [5, 3] is due"])
  }

  @Test func rejectAnIgnoredUpstreamGradient() {
    let ignoring: Backward = { x, w, g in right(x, w, .ones(g.shape)) }
    #expect(outcome(of: ignoring) { $0.linearity(of: $1) }.findings.count == 1)
    #expect(outcome(of: ignoring) { $0.zeroAtZero(of: $1) }.findings.count == 1)
  }

  @Test func rejectAGradientThatIsNotReset() {
    var sum = Tensor.zeros([3])
    let accumulating: Backward = { x, w, g in
      sum += matmul(g, x)
      return [outer(g, w), sum]
    }
    #expect(outcome(of: accumulating) { $0.repeatability(of: $1) }.findings.count == 1)
  }

  @Test func rejectAGradientThatDependsOnTheOrderOfExamples() {
    let lastOnly: Backward = { x, w, g in [outer(g, w), g[4] * x.row(4)] }
    #expect(outcome(of: lastOnly) { $0.batchPermutation(of: $1) }.findings.count == 1)
  }

  @Test func rejectAnAverageOverTheBatch() {
    let averaging: Backward = { x, w, g in [outer(g, w), matmul(g, x) / Double(g.count)] }
    #expect(outcome(of: averaging) { $0.batchPermutation(of: $1) }.findings.isEmpty)
    #expect(outcome(of: averaging) { $0.batchConcatenation(of: $1) }.findings.count == 1)
  }

  @Test(arguments: [[], [3], [5, 4]]) func reportUnfitShapesInsteadOfTrapping(_ shape: [Int]) {
    let unfit: Backward = { _, _, _ in [.zeros(shape), .zeros(shape)] }
    let found = outcome(of: unfit) { trial, point in
      trial.batchPermutation(of: point)
      trial.batchConcatenation(of: point)
    }
    #expect(found.findings.map(\.kind) == [.failed, .failed])
  }
}
