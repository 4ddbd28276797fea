import ArgumentParser
import Checks
import CourseFiles
import CourseModel
import Foundation
import Grading
import Reports

/// `gradus audit`: measures the checks by mutants of the references.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Measure the checks by small edits of the references.",
    discussion: """
      Makes every mutant of an exercise's reference: a comparison turned around, a term left out, another axis. Each \
      one that compiles is graded like a submission, first by the public checks, then by the hidden ones, until an \
      item does not pass. A mutant that no check catches shows a hole in the checks, or is right: then judge it by a \
      line in grading/audit/<exercise>.txt, its key, ` :: ` and the reason.

        gradus audit perceptron           one exercise
        gradus audit mlp --most 100       a sample, evenly over its reference

      Exit status: 0 every mutant is caught or judged, 1 one is not or a judgement is stale, 2 a wrong command line, \
      3 the tool failed.
      """)

  @Argument(help: "Exercises to audit; all when none is named.")
  var exercises: [String] = []

  @Option(help: "How many mutants of each exercise to try; all by default.")
  var most: Int?

  @Option(help: "How many mutants to try at the same time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var sandbox: SandboxOptions
  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let grader = try course.grader(seed: Seed(1), audience: .grader, policy: sandbox.policy())
      let chosen = try grader.exercises(named: exercises)
      let auditor = Auditor(grader: grader, mutator: try course.installation().program("gradus-mutate"))
      let report = AuditReport(style: Terminal.style, width: Terminal.columns)
      var audits: [Audit] = []
      for exercise in chosen {
        let audit = try auditor.audit(exercise, most: most, jobs: jobs)
        Terminal.print(report: report.text(for: audit))
        audits.append(audit)
      }
      Terminal.print(report: report.summary(of: audits))
      guard audits.allSatisfy(\.isClean) else { throw Exit.failure }
    }
  }

  func validate() throws {
    guard most ?? 1 > 0 else { throw ValidationError("`--most \(most ?? 0)`: at least 1 is due.") }
    guard jobs > 0 else { throw ValidationError("`--jobs \(jobs)`: at least 1 is due.") }
  }
}
