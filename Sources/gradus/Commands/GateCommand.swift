import ArgumentParser
import Checks
import CourseModel
import Foundation
import Grading
import Reports
import Submissions

/// `gradus gate`: lets a submission pass, or not.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Pass or fail a submission by its mark, for CI.",
    discussion: """
        gradus gate submission/ --min 60%
        gradus gate submission.zip --min 50% --require activations --require losses

      Exit status: 0 pass, 1 below the threshold or a required exercise is not complete, 2 a wrong command
      line, 3 the tool failed.
      """)

  @Argument(help: "Folder, .zip or .tar.gz.", completion: .file())
  var submission: String

  @Option(name: .customLong("min"), help: "Smallest mark that passes, such as 60% or 0.6.")
  var minimum: Percentage

  @Option(name: .customLong("require"), help: "An exercise that must earn full points; repeat for several.")
  var required: [String] = []

  @OptionGroup var seed: SeedOption
  @OptionGroup var sandbox: SandboxOptions
  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let secret = seed.seed ?? Seed(.random(in: .min ... .max))
      let grader = try course.grader(seed: secret, audience: .grader, policy: sandbox.policy())
      let required = try required.isEmpty ? [] : grader.exercises(named: required)
      let submission = try grader.collector.collect(path: submission)
      let result = SubmissionResult(
        student: submission.student, exercises: grader.results(of: submission).map(\.forStudent),
        notes: submission.problems.map(\.description), contentHash: grader.contentHash(of: submission),
        ranUnsandboxed: sandbox.isUnsafe)
      let report = StudentReport(course: grader.course, style: Terminal.style, width: Terminal.columns)
      Terminal.print(report: report.text(for: result))
      try judge(result, of: grader.course, required: required.map(\.exercise.id), seed: secret)
    }
  }

  private func judge(
    _ result: SubmissionResult, of course: Course, required: [String], seed: Seed
  ) throws {
    guard let reached = course.share(of: result) else {
      Terminal.writeError(
        "gradus: Items without a verdict, through no fault of the submission: \(result.harnessErrors.count).\n"
      )
      throw Exit.harness
    }
    let incomplete = result.exercises.filter { required.contains($0.exercise) && $0.earned != $0.points }
    for exercise in incomplete {
      Terminal.print(
        "Required: \(exercise.exercise) has \(exercise.earnedAtLeast) of \(exercise.points) points.")
    }
    let passes = reached >= minimum.fraction && incomplete.isEmpty
    let share = minimum.text(besides: reached)
    Terminal.print("\(passes ? "PASS" : "FAIL"): \(share), needed \(minimum.text) (seed \(seed))")
    guard passes else { throw Exit.failure }
  }
}
