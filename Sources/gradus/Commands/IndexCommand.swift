import ArgumentParser
import Checks
import CourseFiles
import CourseModel
import Foundation
import Grading
import Reports

/// `gradus index`: makes the indexes by which mistakes are recognised.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Make the indexes by which mistakes are recognised.",
    discussion: """
      grading/index/<exercise>.probes tells what every known mistake and every mutant of the reference answers to a few \
      calls, so that grading need compile only those that fit a student's answers. It ships with the course. It is made \
      anew where the reference, the mistakes, the mutants or the calls changed.

        gradus index                      what is stale
        gradus index losses               the same, of one exercise
        gradus index --check              only say what is stale

      Exit status: 0 no index is stale any more, 1 one is (with --check), 2 a wrong command line, 3 the tool failed.
      """)

  @Argument(help: "Exercises; all when none is named.")
  var exercises: [String] = []

  @Flag(help: "Make nothing; say what is stale.")
  var check = false

  @Flag(help: "Make the indexes anew that are not stale, too.")
  var all = false

  @Option(help: "How many mistakes to ask at the same time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var sandbox: SandboxOptions
  @OptionGroup var course: CourseOptions

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("`--jobs \(jobs)`: at least 1 is due.") }
    guard !check || !all else { throw ValidationError("`--check` makes nothing, so `--all` says nothing.") }
  }

  func run() throws {
    try explainingFailures {
      let grader = try course.grader(seed: .published, audience: .grader, policy: sandbox.policy())
      let builder = IndexBuilder(grader: grader, mutator: try course.installation().program("gradus-mutate"))
      var isStale = false
      for exercise in try grader.exercises(named: exercises) {
        let id = exercise.exercise.id
        let fault = try builder.fault(of: exercise)
        if check {
          if let fault {
            isStale = true
            Terminal.print("grading/index/\(id).probes \(fault). Make it anew: gradus index \(id).")
          }
        } else if all || fault != nil {
          Terminal.print("\(id): \(try builder.make(exercise, jobs: jobs))")
        }
      }
      if isStale { throw Exit.failure }
    }
  }
}
