import Components
package import Corpus
import GradientCheck

/// What `checkGradient` itself says of each mutant: it knows shapes, and nothing of the course.
package struct Reports: Sendable {
  private let lines: [(mutant: Mutant, report: GradientReport)]

  /// Checks every mutant at seed 1.
  package init(mutants: [Mutant]) {
    lines = mutants.map { mutant in
      let submission = mutant.submission
      let sample = submission.makeCase(seed: 1, profile: submission.profiles[0])
      // One start for all calls, so that what is kept from one to the next shows.
      let student = sample.start()
      let report = checkGradient(
        of: sample.right.forward, at: sample.right.arguments, options: GradientCheckOptions(seed: 1)
      ) { point, cotangent in
        var point = point
        return try student.pullback(&point, cotangent)
      }
      return (mutant, report)
    }
  }

  /// Each mutant with the report's problem or likely mistakes, and the counts.
  package var text: String {
    let paragraphs = lines.map { mutant, report in
      let said = report.problem.map { ["\($0)"] } ?? report.diagnosis?.sentences ?? []
      return (["\(mutant.submission.id) (\(mutant.truth.family)): \(report.verdict)"] + said)
        .joined(separator: "\n  ")
    }
    let wrong = lines.filter { $0.report.verdict == .wrong }
    let named = wrong.filter { $0.report.problem != nil || $0.report.diagnosis?.sentences.isEmpty == false }
    return
      (paragraphs + [
        "\(lines.count) mutants: \(wrong.count) called wrong, \(named.count) of them with a reason."
      ])
      .joined(separator: "\n\n")
  }
}
