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
      one that compiles is put to the public and to the hidden checks of every item. A mutant that no check catches shows a hole in the checks, or is right: then judge it by a \
      line in grading/audit/<exercise>.txt, its key, ` :: ` and the reason.

        gradus audit perceptron           one exercise
        gradus audit mlp --most 100       a sample, evenly over its reference
        gradus audit losses --verbose     with what each item lets pass

      Exit status: 0 every mutant is caught or judged, 1 one is not or a judgement is stale, 2 a wrong command line, \
      3 the tool failed.
      """)

  @Argument(help: "Exercises to audit; all when none is named.")
  var exercises: [String] = []

  @Option(help: "How many mutants of each exercise to try; all by default.")
  var most: Int?

  @Option(help: "How many mutants to try at the same time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "With how many seeds the hidden checks run before a mutant counts as a survivor.")
  var seeds = 3

  @Flag(help: "List what each item lets pass.")
  var verbose = false

  @Flag(help: "Print what was found as JSON.")
  var json = false

  @OptionGroup var sandbox: SandboxOptions
  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let grader = try course.grader(seed: Seed(1), audience: .grader, policy: sandbox.policy())
      let chosen = try grader.exercises(named: exercises)
      let auditor = Auditor(grader: grader, mutator: try course.installation().program("gradus-mutate"))
      let report = AuditReport(listsUnseen: verbose, style: Terminal.style, width: Terminal.columns)
      let secrets = (1...UInt64(seeds)).map(Seed.init)
      var audits: [Audit] = []
      for exercise in chosen {
        let audit = try auditor.audit(
          exercise, most: most, seeds: secrets, jobs: jobs, progress: ProgressBar.show)
        ProgressBar.clear()
        if !json { Terminal.print(report: report.text(for: audit)) }
        audits.append(audit)
      }
      if json {
        Terminal.print(document: try AuditDocument(audits).json())
      } else {
        Terminal.print(report: report.summary(of: audits))
      }
      guard audits.allSatisfy(\.isClean) else { throw Exit.failure }
    }
  }

  func validate() throws {
    guard most ?? 1 > 0 else { throw ValidationError("`--most \(most ?? 0)`: at least 1 is due.") }
    guard seeds > 0 else { throw ValidationError("`--seeds \(seeds)`: at least 1 is due.") }
    guard jobs > 0 else { throw ValidationError("`--jobs \(jobs)`: at least 1 is due.") }
  }
}
