import ArgumentParser
import Checks
import CourseModel
import HiddenChecks
import Foundation
import Grading
import Reports
import Synchronization

/// `gradus verify`: proves that the course grades rightly.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that the course grades rightly.",
    discussion: """
      The reference must earn every point and the starter none. Each known mistake must cost exactly what it says, be
      caught by the public and by the hidden checks of each item that it loses, and be recognised by what it answers.
      Every case must fail when results are distorted. Hidden checks run with several seeds.

        gradus verify                 every exercise, a line for each that is right
        gradus verify mlp losses      two of them, with what caught each mistake
        gradus verify --seeds 20      with more hidden cases

      Exit status: 0 all is proved, 1 something is wrong, 2 a wrong command line, 3 the tool failed.
      """)

  @Argument(help: "Exercises to verify; all when none is named.")
  var exercises: [String] = []

  @Option(help: "How many submissions to grade at the same time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "With how many seeds the hidden checks run.")
  var seeds = 3

  @Option(
    name: .customLong("seed"), help: "The first seed, 1 to 16 hexadecimal digits; the others follow it.",
    transform: Seed.init(option:))
  var firstSeed = Seed(1)

  @Flag(help: "Show which checks caught each mistake, and which cases no mistake fails.")
  var verbose = false

  @Flag(help: "Print what was found as JSON.")
  var json = false

  @OptionGroup var sandbox: SandboxOptions
  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let grader = try course.grader(seed: firstSeed, audience: .grader, policy: sandbox.policy())
      let chosen = try grader.exercises(named: exercises)
      let secrets = (0..<UInt64(seeds)).map { Seed(firstSeed.value &+ $0) }
      let report = VerificationReport(
        detail: verbose ? .cases : exercises.isEmpty ? .line : .table, style: Terminal.style,
        width: Terminal.columns)
      let found = Mutex<[Verification]>([])
      Verifier(grader: grader).verify(chosen, seeds: secrets, jobs: jobs) { verification in
        found.withLock { $0.append(verification) }
        if !json { Terminal.print(report: report.text(for: verification)) }
      }
      let all = found.withLock { $0 }
      if json {
        Terminal.print(document: try VerificationDocument(all).json())
      } else {
        Terminal.print(report: report.summary(of: all))
      }
      guard all.allSatisfy(\.problems.isEmpty) else { throw Exit.failure }
    }
  }

  func validate() throws {
    guard seeds > 0 else { throw ValidationError("`--seeds \(seeds)`: at least 1 is due.") }
    guard jobs > 0 else { throw ValidationError("`--jobs \(jobs)`: at least 1 is due.") }
  }
}
