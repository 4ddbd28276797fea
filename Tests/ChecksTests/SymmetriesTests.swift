import Checks
import CourseModel
import Tensors
import Testing

private typealias Function = (Tensor) -> Tensor

/// What one case found for a function in place of a student's; the reference returns its input.
private func outcome(of function: @escaping Function, _ check: (Trial<Function>) -> Void) -> TrialOutcome {
  let trial = Trial<Function>(
    of: function, variant: .visible, random: Seed(5).stream(exercise: "", item: "", variant: .visible),
    oracle: OracleScope(Oracle(), prefix: "test", reference: { { $0 } }))
  check(trial)
  return trial.outcome
}

/// The running sum along the last axis, of which each step sees those before it.
private func runningSum(_ x: Tensor) -> Tensor {
  let steps = x.shape[1]
  return stack((0..<steps).map { x.slice(axis: 1, 0..<$0 + 1).sum(axis: 1) }, axis: 1)
}

@Suite struct EquivarianceCasesTests {
  /// The permutation is none that leaves everything where it is.
  private var symmetries: [Symmetry] {
    var random = SplitMix64(seed: 2)
    return [
      .shift(by: 2, axis: 1), .permutation(axis: -1, using: &random), .rotation, .shift(by: -1, axis: -1),
    ]
  }

  private func findings(of function: @escaping Function, under symmetry: Symmetry) -> [Finding] {
    outcome(of: function) { trial in
      trial.equivariance("f", at: trial.normal([3, 3]), under: symmetry) { $0($1) }
    }.findings
  }

  @Test func acceptWhatCommutes() {
    for symmetry in symmetries {
      #expect(findings(of: { $0 * $0 }, under: symmetry) == [], "\(symmetry.name)")
    }
  }

  @Test func rejectWhatDependsOnThePlace() {
    for symmetry in symmetries {
      let found = findings(of: { $0 + Tensor([[0, 0, 1]]) }, under: symmetry)
      #expect(found.map(\.kind) == [.failed], "\(symmetry.name)")
      #expect(found.first?.message.contains(symmetry.name) == true)
    }
  }

  @Test func invarianceLeavesTheResult() {
    let shift = Symmetry.shift(by: 1, axis: 0).leavingTheResult
    #expect(findings(of: { Tensor.full([3, 3], $0.max()) }, under: shift) == [])
    #expect(findings(of: { $0 }, under: shift).map(\.kind) == [.failed])
  }

  @Test(arguments: [[], [3], [2, 3]]) func anUnfitShapeFails(_ shape: [Int]) {
    #expect(findings(of: { _ in .zeros(shape) }, under: .rotation).map(\.kind) == [.failed])
  }
}

@Suite struct CausalCasesTests {
  @Test func acceptWhatLooksBack() {
    let found = outcome(of: runningSum) { trial in
      trial.causal("f", at: trial.normal([2, 4]), axis: 1) { $0($1) }
    }
    #expect(found.findings == [])
  }

  @Test func rejectWhatLooksAhead() {
    let found = outcome(of: { $0.flipped(axis: 1) }) { trial in
      trial.causal("f", at: trial.normal([2, 4]), axis: 1) { $0($1) }
    }
    #expect(found.findings.first?.message.contains("looks ahead") == true)
  }

  /// The gradient of a running sum is a running sum from the end.
  @Test func theGradientMayNotReachAhead() {
    func backward(_ g: Tensor) -> Tensor { runningSum(g.flipped(axis: 1)).flipped(axis: 1) }
    for (gradient, failing) in [(backward, 0), (runningSum, 1)] as [(Function, Int)] {
      let found = outcome(of: gradient) { trial in
        trial.causal(
          of: Differentiable(
            "f", at: trial.normal([2, 4]), forward: { runningSum($1) }, backward: { $0($2) }), in: "x",
          axis: 1)
      }
      #expect(found.cases == 2 && found.findings.count == failing)
    }
  }

  @Test(arguments: [[], [3], [2, 3]]) func anUnfitShapeFails(_ shape: [Int]) {
    let found = outcome(of: { _ in .zeros(shape) }) { trial in
      trial.causal("f", at: trial.normal([2, 4]), axis: 1) { $0($1) }
    }
    #expect(found.findings.map(\.kind) == [.failed])
  }
}
