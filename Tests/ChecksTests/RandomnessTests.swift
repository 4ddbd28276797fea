import Checks
import CourseModel
import GradientCheck
import Tensors
import Testing

/// Dropout, right but for what a test replaces.
private struct Dropout {
  var keeps = 0.8
  var factor = 1.25
  var drawsInEvaluation = false
  /// Whether the backward pass draws a mask of its own.
  var redraws = false

  func mask(_ shape: [Int], _ rng: inout SplitMix64) -> Tensor {
    factor * Tensor.bernoulli(shape, probability: keeps, using: &rng)
  }

  func evaluated(_ x: Tensor, _ rng: inout SplitMix64) -> Tensor {
    if drawsInEvaluation { _ = rng.next() }
    return x
  }
}

/// What one case found; the checks never ask the reference.
private func outcome(of solution: Dropout, _ check: (Trial<Dropout>) -> Void) -> TrialOutcome {
  let trial = Trial<Dropout>(
    of: solution, variant: .hidden, random: Seed(9).stream(exercise: "", item: "", variant: .hidden),
    oracle: OracleScope(Oracle(), prefix: "test", reference: { Dropout() }))
  check(trial)
  return trial.outcome
}

@Suite struct StatisticsCasesTests {
  private func found(_ solution: Dropout) -> TrialOutcome {
    outcome(of: solution) { trial in
      let secret = trial.random.next()
      trial.statistics("kept units, p = 0.2") { dropout in
        var rng = SplitMix64.forStudent(secret: secret)
        let mask = dropout.mask([10_000], &rng).storage
        return [
          Statistics.binomial(successes: mask.count { $0 != 0 }, trials: mask.count, probability: 0.8),
          Statistics.mean(of: mask, expected: 1, standardDeviation: 0.5),
        ]
      }
    }
  }

  @Test func acceptTheStatedDistribution() { #expect(found(Dropout()).findings == []) }

  @Test(arguments: [(0.2, 1.25), (0.8, 1), (0.75, 1.25)]) func rejectAnother(
    _ keeps: Double, _ factor: Double
  ) {
    let findings = found(Dropout(keeps: keeps, factor: factor)).findings
    #expect(findings.map(\.kind) == [.failed])
    #expect(findings.first?.message.contains("expected") == true)
  }

  /// The rate is that of all tests together: what is just implausible alone is plausible among others.
  @Test(arguments: [(1, 1), (20, 0)]) func theTestsShareTheRate(_ tests: Int, _ findings: Int) {
    // 597 of 1000 where half are due has p = 9.2e-10.
    let found = outcome(of: Dropout()) { trial in
      trial.statistics("coins") { _ in
        Array(repeating: Statistics.binomial(successes: 597, trials: 1000, probability: 0.5), count: tests)
      }
    }
    #expect(found.findings.count == findings)
  }
}

@Suite struct SameMaskTests {
  private func found(_ solution: Dropout) -> TrialOutcome {
    outcome(of: solution) { trial in
      let secret = trial.random.next()
      trial.sameMask("dropout, p = 0.2", shape: [6, 7]) { dropout, x, g in
        var rng = SplitMix64.forStudent(secret: secret)
        let mask = dropout.mask(x.shape, &rng)
        return (mask * x, (dropout.redraws ? dropout.mask(x.shape, &rng) : mask) * g)
      }
    }
  }

  @Test func acceptTheMaskOfTheForwardPass() { #expect(found(Dropout()).findings == []) }

  @Test func rejectAMaskDrawnAnew() {
    #expect(
      found(Dropout(redraws: true)).findings.first?.message.contains("mask of the forward pass") == true)
  }

  @Test func anUnfitShapeFails() {
    let found = outcome(of: Dropout()) { trial in
      trial.sameMask("dropout", shape: [2, 3]) { _, x, g in (x.flattened(), g) }
    }
    #expect(found.findings.map(\.kind) == [.failed])
  }
}

@Suite struct EvaluationModeTests {
  private func findings(
    _ call: (Dropout, Tensor, inout SplitMix64) -> Tensor, solution: Dropout = Dropout()
  ) -> [Finding] {
    outcome(of: solution) { trial in
      let x = trial.normal([40], awayFrom: [0])
      trial.evaluationModeDrawsNothing("dropout", identityOf: x) { call($0, x, &$1) }
    }.findings
  }

  @Test func acceptTheIdentity() { #expect(findings { $0.evaluated($1, &$2) } == []) }

  @Test func rejectAMask() {
    #expect(findings { $0.mask($1.shape, &$2) * $1 }.first?.message.contains("random") == true)
  }

  @Test func rejectAFactor() {
    #expect(findings { dropout, x, _ in 0.8 * x }.first?.message.contains("input itself") == true)
  }

  @Test func rejectADrawThatIsNotUsed() {
    let found = findings({ $0.evaluated($1, &$2) }, solution: Dropout(drawsInEvaluation: true))
    #expect(found.map(\.message) == ["the call draws from the generator in evaluation mode"])
  }
}
