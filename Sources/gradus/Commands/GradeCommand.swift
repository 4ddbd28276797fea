import ArgumentParser
import Checks
import ClassGrading
import CourseModel
import Foundation
import Gradebook
import Grading
import Reports
import Sandbox
import Submissions
import Tensors

/// `gradus grade`: grades a class.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade a class: a folder of submissions, each a folder or an archive.",
    discussion: """
      Writes grades.csv, results/<student>.json, feedback/<student>.md and gradebook.sqlite. A second run
      grades only what is new. Ctrl-C finishes the submissions in progress; the next run goes on.

        gradus grade class/ --roster roster.csv --out report
        gradus grade class/ --jobs 4 --only mlp

      Exit status: 0 every item has a verdict, 2 something named on the command line is wrong,
      3 the tool could not judge some items (they have no score and are tried again), 130 interrupted.
      """)

  @Argument(help: "Folder of submissions: folders, .zip or .tar.gz.", completion: .directory)
  var submissions: String

  @Option(name: .customLong("out"), help: "Folder for grades, feedback and gradebook.")
  var output = "report"

  @Option(help: "CSV file with columns id, name, email, section.", completion: .file(extensions: ["csv"]))
  var roster: String?

  @Option(name: .customLong("jobs"), help: "How many submissions to grade at the same time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(name: .customLong("only"), help: "Grade only these exercises; repeat for several.")
  var exercises: [String] = []

  @Flag(
    name: .customLong("seed-per-student"),
    help: "Draw each student's hidden cases from a seed of their own; results say so.")
  var hasSeedPerStudent = false

  @Flag(help: "Print where the time went.")
  var timings = false

  @OptionGroup var seed: SeedOption
  @OptionGroup var sandbox: SandboxOptions
  @OptionGroup var course: CourseOptions

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("`--jobs \(jobs)`: at least one job is needed.") }
  }

  func run() throws {
    try explainingFailures {
      let workspace = try ClassWorkspace(
        submissions: submissions, output: output, roster: roster, ownFiles: [course.cache].compactMap(\.self),
        seed: seed.seed, toolVersion: toolVersion)
      for line in workspace.remarks { Terminal.writeError("gradus: \(line)\n") }
      let policy = sandbox.policy()
      let grader = try course.grader(
        seed: workspace.seed, hasSeedPerStudent: hasSeedPerStudent, audience: .grader, policy: policy)
      let run = try ClassRun(
        workspace,
        settings: ClassSettings(
          exercises: grader.exercises(named: exercises).map(\.exercise.id),
          hasSeedPerStudent: hasSeedPerStudent, isSandboxed: policy == .bubblewrap,
          toolchainVersion: grader.toolchainVersion),
        reader: grader, engine: grader)
      let outcome = try grade(run, of: workspace.listing.submissions.count)
      for problem in grader.recognitionProblems { Terminal.writeError("gradus: \(problem)\n") }
      try report(outcome, in: workspace, timings: grader.timings)
    }
  }

  /// Grades, telling how far it is; Ctrl-C finishes what has begun.
  private func grade(_ run: ClassRun, of count: Int) throws -> ClassOutcome {
    let queue = WorkQueue(count: count)
    let interruption = Interruption { queue.stop() }
    let progress = Progress(total: count)
    defer { progress.end() }
    return try withExtendedLifetime(interruption) {
      try run.grade(threads: jobs, on: queue) { submission in
        progress.finished(
          submission.result.student.id, summary: Self.summary(of: submission.result),
          wasCached: submission.wasKnown)
      }
    }
  }

  private static func summary(of result: SubmissionResult) -> String {
    let errors = result.harnessErrors.count
    guard errors == 0 else { return counted(errors, "item") + " without a verdict" }
    let points = result.exercises.reduce(0) { $0 + $1.points }
    return "\(result.exercises.reduce(0) { $0 + $1.earnedAtLeast })/\(points) points"
  }

  private func report(_ outcome: ClassOutcome, in workspace: ClassWorkspace, timings: Timings) throws {
    switch outcome {
    case .interrupted(let recorded, let count):
      Terminal.writeError(
        "Interrupted: \(recorded) of \(count) submissions are recorded; run the same command to go on.\n")
      throw Exit.interrupted
    case .finished(let statistics):
      Terminal.print(
        report: ClassSummaryReport(style: Terminal.style, width: Terminal.columns).text(for: statistics))
      Terminal.print("Report: \(workspace.reportPath)")
      if self.timings { Terminal.print(VisibleText(ownWords: timings.description)) }
      guard statistics.harnessErrorCount == 0 else { throw Exit.harness }
    }
  }
}
