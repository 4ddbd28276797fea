import ArgumentParser
import Checks
import HiddenChecks
import Foundation
import Grading
import Reports

/// `gradus verify`: proves that the course grades rightly.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that the course grades rightly.",
    discussion: """
      The reference must earn every point, the starter none, and each known mistake must lose exactly the
      items that it names and be recognised by what it answers.

        gradus verify                 every exercise
        gradus verify mlp losses      two of them
      """)

  @Argument(help: "Exercises to verify; all when none is named.")
  var exercises: [String] = []

  @Option(help: "How many submissions to grade at the same time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var seed: SeedOption
  @OptionGroup var sandbox: SandboxOptions
  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let grader = try course.grader(
        seed: seed.seed ?? Seed(1), audience: .grader, policy: sandbox.policy())
      let chosen = try grader.exercises(named: exercises)
      let tally = Tally()
      try Verifier(grader: grader).verify(chosen, jobs: jobs) { verification in
        tally.add(verification)
      }
      for problem in grader.recognitionProblems { Terminal.print("WRONG  \(problem)") }
      Terminal.print(tally.summary)
      guard tally.failures == 0, grader.recognitionProblems.isEmpty else { throw Exit.failure }
    }
  }
}

/// Prints verifications as they come, and counts them.
private final class Tally: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0
  private(set) var failures = 0

  func add(_ verification: Verifier.Verification) {
    lock.withLock {
      count += 1
      if !verification.problems.isEmpty { failures += 1 }
      let mark: VisibleText = verification.problems.isEmpty ? "ok    " : "WRONG "
      Terminal.print("\(mark) \(verification.exercise): \(verification.subject) \(verification.earned)")
      for problem in verification.problems { Terminal.print("       \(VisibleText.bar)\(problem)") }
    }
  }

  var summary: VisibleText {
    failures == 0
      ? "Verified: all \(count) references, starters and mistakes are graded as they should be."
      : "\(failures) of \(count) references, starters and mistakes are not graded as they should be."
  }
}
