import Components
import Corpus
import Foundation
import GradientCheck
import Measurement
import Tensors
import Testing

/// Says the same of everything.
private struct SaysAlways: Namer {
  let naming: Naming
  func name(_ observations: [Observation]) -> Naming { naming }
}

private func mutant(_ id: String) throws -> Mutant {
  try #require(allMutants.first { $0.submission.id == id })
}

@Suite struct MeasurementTests {
  @Test(arguments: [
    ("affine-batch-mean", Finding.gradientWrong(argument: "bias")),
    ("affine-untransposed", .throwsError("ShapesDoNotFit()")),
    ("leaky-is-relu", .forwardDiffers), ("tanh-in-place", .argumentsOverwritten),
    ("mlp-summed-and-penalized", .gradientDoesNotFitForward(argument: "biases[0]")),
    ("softmax-unshifted", .forwardDiffers),
  ]) func findsWhatIsWrong(_ id: String, _ expected: Finding) throws {
    let trial = Trial(try mutant(id).submission, seed: 1, namer: nil)
    #expect(trial.findings.contains(expected), "\(trial.findings)")
  }

  @Test(arguments: ["sigmoid-accumulating", "sigmoid-bare-derivative", "dropout-drawn-again"])
  func contractIsBroken(_ id: String) throws {
    let trial = Trial(try mutant(id).submission, seed: 2, namer: nil)
    #expect(
      trial.findings.contains {
        guard case .contract = $0 else { return false }
        return true
      }, "\(trial.findings)")
  }

  @Test func consistentForwardFitsItsGradient() throws {
    let observation = Observation(of: try mutant("lstm-order-of-both").submission, seed: 3, profile: 1)
    #expect(observation.ownReports.allSatisfy { $0.verdict == .right })
    #expect(observation.reports.contains { $0.verdict == .wrong })
    #expect(observation.ownReports.count == observation.right.arguments.count)
  }

  @Test func tableCountsWhatTheNamerSays() throws {
    let mutants = [try mutant("affine-negated"), try mutant("affine-absolute-upstream")]
    let sign = Naming.named(Diagnosis(rows: [2], "The sign is wrong."))
    let right = Array(rightSubmissions.prefix(1))
    let measured = Measurement(
      mutants: mutants, right: right, seeds: [1, 2], namer: SaysAlways(naming: sign))
    #expect(measured.total == Tally([.namedRightly, .namedRightly, .namedWrongly, .namedWrongly]))
    #expect(measured.byRows.none == Tally([.namedWrongly, .namedWrongly]))
    #expect(measured.isComplete)
    #expect(measured.table.contains("| affine | 4 | 4 (100 %) | 2 (50.0 %) | 2 (50.0 %) | 0 (0.0 %) |"))
    #expect(measured.table.contains("2 of 2 accepted"))
    #expect(measured.details.contains("namedWrongly: affine-absolute-upstream, seed 2"))
    let json = try JSONSerialization.jsonObject(with: Data(try measured.json().utf8)) as? [String: Any]
    #expect((json?["mutants"] as? [Any])?.count == 4)
  }

  /// A right submission in the place of a mutant must be counted as missed, and a mutant in the place of a
  /// right submission as refused.
  @Test func whatIsNotCaughtIsCounted() throws {
    let wrong = try mutant("affine-negated")
    let disguised = Mutant(try #require(rightSubmissions.first), wrong.truth)
    let measured = Measurement(mutants: [disguised], right: [wrong.submission], seeds: [1], namer: nil)
    #expect(measured.total.caught == 0)
    #expect(!measured.isComplete)
    #expect(measured.table.contains("0 of 1 accepted"))
    #expect(!Measurement(mutants: [], right: [wrong.submission], seeds: [1], namer: nil).isComplete)
  }
}
