import Components
package import Corpus
import GradientCheck
import Tensors

/// Mutants put to the cheap checks alone, at many seeds: the screen of the gradients, and where that accepts them
/// the forward result, the contracts and whether arguments are left alone.
package struct Screening: Sendable {
  /// One mutant.
  package struct Line: Sendable {
    package let mutant: Mutant
    /// Seeds at which the screen called a gradient wrong, or the backward function threw.
    package var byScreen = 0
    /// Further seeds at which another check did not accept the submission.
    package var byOtherChecks = 0
    /// Further seeds at which the submission answers as a right one does: nothing is wrong to be seen, such as a
    /// margin that no example is within.
    package var notShown = 0

    /// Seeds at which something wrong was accepted.
    package func accepted(of seeds: Int) -> Int { seeds - byScreen - byOtherChecks - notShown }
  }

  package let lines: [Line]
  package let seeds: Int

  /// Checks every mutant at seeds 1…n, its profiles in turn.
  package init(mutants: [Mutant], seeds: Int) {
    self.seeds = seeds
    lines = mutants.map { mutant in
      var line = Line(mutant: mutant)
      for seed in 1...UInt64(seeds) {
        let profiles = mutant.submission.profiles
        let sample = mutant.submission.makeCase(seed: seed, profile: profiles[Int(seed) % profiles.count])
        if Self.screenRejects(sample, seed: seed) {
          line.byScreen += 1
        } else if Self.otherChecksReject(sample, seed: seed) {
          line.byOtherChecks += 1
        } else if Self.answersRightly(sample, seed: seed) {
          line.notShown += 1
        }
      }
      return line
    }
  }

  /// Whether every mutant was rejected wherever it showed, and showed at some seed.
  package var isComplete: Bool {
    lines.allSatisfy { $0.accepted(of: seeds) == 0 && $0.notShown < seeds }
  }

  private static func screenRejects(_ sample: SubmittedCase, seed: UInt64) -> Bool {
    func check(_ extent: GradientCheckOptions.Extent) -> GradientReport {
      checkGradient(
        of: sample.right.forward, at: sample.right.arguments,
        options: GradientCheckOptions(extent, seed: seed)
      ) { point, cotangent in
        var point = point
        return try sample.start().pullback(&point, cotangent)
      }
    }
    // At kinks a screen does not decide; entries do.
    let screened = check(.screen)
    return screened.verdict == .wrong
      || screened.verdict == .inconclusive && check(.screenThenEntries).verdict == .wrong
  }

  private static func otherChecksReject(_ sample: SubmittedCase, seed: UInt64) -> Bool {
    let expected = sample.right.forward(sample.right.point)
    var rng = SplitMix64.stream(secret: seed, "cotangents")
    let cotangents = (0..<2).map { _ in Tensor.normal(expected.shape, using: &rng) }
    var findings: [Finding] = []
    guard let result = Observation.result(sample, &findings), isSame(result, expected) else { return true }
    guard Observation.gradients(sample, cotangents[0], &findings) != nil else { return true }
    return !findings.isEmpty || !Observation.contracts(sample, cotangents).isEmpty
  }

  /// Whether the gradients are the right ones to 10⁻¹² of their norms.
  private static func answersRightly(_ sample: SubmittedCase, seed: UInt64) -> Bool {
    let right = sample.right
    var rng = SplitMix64.stream(secret: seed, "cotangent")
    let cotangent = Tensor.normal(right.forward(right.point).shape, using: &rng)
    var findings: [Finding] = []
    guard let gradients = Observation.gradients(sample, cotangent, &findings) else { return false }
    return zip(gradients, right.pullback(right.point, cotangent)).allSatisfy {
      $0.shape == $1.shape && ($0 - $1).norm() <= 1e-12 * $1.norm()
    }
  }
}

extension Screening {
  /// A Markdown table: a line for each row of the table of mistakes, and what was accepted at some seed.
  package var table: String {
    let rows = Set(lines.flatMap(\.mutant.truth.rows)).sorted()
    var text = [
      "| row | mutants | checks | rejected by the screen | by another check | not shown | accepted |",
      "|-|-|-|-|-|-|-|",
    ]
    text += rows.map { row in summary("\(row)", lines.filter { $0.mutant.truth.rows.contains(row) }) }
    text.append(summary("in no row", lines.filter(\.mutant.truth.rows.isEmpty)))
    text.append(summary("**all**", lines))
    let notes = lines.filter { $0.accepted(of: seeds) + $0.notShown > 0 }.map {
      "\($0.mutant.submission.id) (\($0.mutant.truth.family)): accepted at \($0.accepted(of: seeds)) of \(seeds) "
        + "seeds, not shown at \($0.notShown)."
    }
    return (text + (notes.isEmpty ? [] : [""] + notes)).joined(separator: "\n")
  }

  private func summary(_ name: String, _ lines: [Line]) -> String {
    func sum(_ count: (Line) -> Int) -> Int { lines.reduce(0) { $0 + count($1) } }
    let counts = [
      lines.count, lines.count * seeds, sum(\.byScreen), sum(\.byOtherChecks), sum(\.notShown),
      sum { $0.accepted(of: seeds) },
    ]
    return "| \(name) | \(counts.map(String.init).joined(separator: " | ")) |"
  }
}
