import ArgumentParser
import Checks
import CourseFiles
import CourseModel
import Foundation
import Grading
import Reports
import Sandbox
import Submissions

/// `gradus check`: a student's own check, with the public tests.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check your own work with the public tests.",
    discussion: """
        gradus check                    every exercise found here
        gradus check activations        one exercise
        gradus check mlp --watch        again at every save
        gradus check mlp --show d       inputs and results of what is not right in item d

      Exit status: 0 every public test passes, 1 something is not right yet, 2 a wrong command line,
      3 the tool failed.
      """)

  @Argument(help: "Exercises to check; all when none is named.")
  var exercises: [String] = []

  @Option(
    name: .customLong("submission"),
    help: "Your folder, archive or file (default: this folder; in the course's own folder, exercises/).")
  var submission: String?

  @Flag(help: "Check again whenever a Swift file is saved.")
  var watch = false

  @Option(help: "Show the public cases of an item: what was called with what, what came back, what is due.")
  var show: String?

  @Option(help: "With --show: a folder for the cases' arrays, one .npz each.", completion: .directory)
  var save: String?

  @Flag(help: "Print the results as JSON.")
  var json = false

  @Flag(help: "Print where the time went.")
  var timings = false

  @OptionGroup var sandbox: SandboxOptions
  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let grader = try course.grader(seed: .published, audience: .student, policy: policy())
      let chosen = try grader.exercises(named: exercises).map(\.exercise.id)
      let path = try submission ?? defaultSubmission()
      guard watch else {
        guard try check(path, chosen, with: grader) else { throw Exit.failure }
        return
      }
      try FileWatcher(path).run { _ = try check(path, chosen, with: grader) }
    }
  }

  /// Whether every public test passes.
  private func check(_ path: String, _ chosen: [String], with grader: Grader) throws -> Bool {
    let submission = try grader.collector.collect(path: path)
    for problem in submission.problems { Terminal.writeError("gradus: \(problem)\n") }
    let present = exercises.isEmpty ? chosen.filter { grader.hasFile(for: $0, in: submission) } : chosen
    guard !present.isEmpty else {
      throw UsageProblem(
        "\(path) holds no exercise's file. Name your folder: --submission DIR. Files: "
          + grader.exercises.map(\.exercise.fileName).joined(separator: ", "))
    }
    if let show { return try self.show(show, present, of: submission, with: grader) }
    grader.prepareReferences(of: present)
    let results = grader.results(of: submission, only: Set(present)).map(\.publicPart)
    if json {
      Terminal.print(document: try CheckDocument(results, tool: "gradus \(toolVersion)").json())
    } else {
      let report = CheckReport(
        exercises: grader.exercises.map(\.exercise), style: Terminal.style, width: Terminal.columns)
      Terminal.print(report: report.text(for: results))
    }
    if timings { Terminal.writeError("\(VisibleText(ownWords: grader.timings.description))\n") }
    let items = results.flatMap(\.items)
    guard items.allSatisfy(\.kind.isVerdict) else { throw Exit.harness }
    return items.allSatisfy { $0.kind == .passed }
  }

  /// Whether every public case of the item passes.
  private func show(
    _ item: String, _ exercises: [String], of submission: Submission, with grader: Grader
  ) throws -> Bool {
    guard exercises.count == 1 else {
      throw UsageProblem(
        "`--show \(item)`: name the exercise too, such as `gradus check \(exercises[0]) --show \(item)`.")
    }
    let graded = try grader.exercises(named: exercises)[0]
    let solution = try grader.solution(of: graded.exercise, in: submission)
    defer { solution.close() }
    let reference = try grader.reference(of: graded.exercise)
    defer { reference.close() }
    let shown = try ShownItem(item, of: graded, solution: solution, reference: reference)
    Terminal.print(report: shown.text(style: Terminal.style, width: Terminal.columns))
    if let save {
      let names = try shown.save(in: save)
      Terminal.print("Saved for NumPy in \(save): \(names.joined(separator: ", "))")
    }
    return shown.isPassed
  }

  func validate() throws {
    guard save == nil || show != nil else { throw ValidationError("`--save` needs `--show ITEM`.") }
    guard show == nil || !json else { throw ValidationError("`--show` and `--json` exclude each other.") }
  }

  /// One's own code may run without bubblewrap; it is said, since then it runs with one's own rights.
  private func policy() -> SandboxPolicy {
    guard !sandbox.isUnsafe, SandboxTools.located().bubblewrap == nil else { return sandbox.policy() }
    Terminal.writeError("gradus: bubblewrap is not installed; your code runs with your own rights.\n")
    return .unsafeNone
  }

  private func defaultSubmission() throws -> String {
    let here = FileManager.default.currentDirectoryPath
    let root = try course.installation().course.resolvingSymlinksInPath().path
    return here == root ? root + "/exercises" : here
  }
}
