import ArgumentParser
import Checks
import Foundation
import Gradebook
import Grading

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
      let run = try ClassRun(
        options: ClassRun.Options(
          submissions: submissions, output: output, roster: roster, jobs: jobs, exercises: exercises,
          seed: seed.seed, hasSeedPerStudent: hasSeedPerStudent, showsTimings: timings),
        course: course, policy: sandbox.policy())
      try run.grade()
    }
  }
}
