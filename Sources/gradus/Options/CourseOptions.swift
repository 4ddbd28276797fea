import ArgumentParser
import Checks
import HiddenChecks
import CourseFiles
import CourseModel
import Foundation
import Grading
import Reports
import Sandbox
import Submissions

/// Where the course and the cache are.
struct CourseOptions: ParsableArguments {
  @Option(
    name: .customLong("course"), help: "The course's directory: the one that holds grading/course.yaml.",
    completion: .directory)
  var directory: String?

  @Option(
    name: .customLong("course-file"),
    help:
      "The exercises of this class, weights and limits (default: grading/course.yaml in the course's directory).",
    completion: .file(extensions: ["yaml"]))
  var file: String?

  @Option(
    help: "Directory for compiled submissions (default: $XDG_CACHE_HOME/gradus, ~/.cache/gradus).",
    completion: .directory)
  var cache: String?

  @Option(
    name: .customLong("cache-limit"),
    help: "How much may stay there, such as 500M or 4G; what was not used for longest goes first.")
  var cacheLimit = ByteCount(bytes: CacheDirectory.defaultLimit)

  /// The places of this installation.
  func installation() throws -> Installation {
    try Installation.find(course: directory, cache: cache, cacheLimitBytes: cacheLimit.bytes)
  }

  /// The course file.
  func file(of installation: Installation) -> URL {
    file.map { URL(fileURLWithPath: $0) } ?? installation.courseFile
  }

  /// The course as its file describes it.
  func course(_ installation: Installation) throws -> Course {
    try CourseFile(path: file(of: installation).path, known: gradedExercises.map(\.exercise)).read()
  }

  /// A grader of the course.
  func grader(
    seed: Seed, hasSeedPerStudent: Bool = false, audience: Audience, policy: SandboxPolicy
  ) throws -> Grader {
    let installation = try installation()
    try installation.makeCache()
    return try Grader(
      course: try course(installation), graded: gradedExercises, installation: installation,
      settings: Grader.Settings(
        seed: seed, hasSeedPerStudent: hasSeedPerStudent, audience: audience, policy: policy))
  }
}

/// How student code is confined.
struct SandboxOptions: ParsableArguments {
  @Flag(
    name: .customLong("unsafe-no-sandbox"),
    help: """
      Run student code with your own rights: it can read, change and send whatever you can. \
      Only for code that you trust; the results record it.
      """)
  var isUnsafe = false

  /// The policy, with a warning when there is none.
  func policy() -> SandboxPolicy {
    guard isUnsafe else { return .bubblewrap }
    Terminal.writeError(
      "gradus: --unsafe-no-sandbox: student code runs with your rights. The results record it.\n")
    return .unsafeNone
  }
}

/// The batch's secret.
struct SeedOption: ParsableArguments {
  @Option(
    name: .customLong("seed"),
    help: "The batch's secret, 1 to 16 hexadecimal digits; without it, the gradebook's, or a new one.",
    transform: Seed.init(option:))
  var seed: Seed?
}

extension Seed {
  /// The value of `--seed`.
  init(option text: String) throws {
    guard let value = UInt64(text, radix: 16) else {
      throw ValidationError("`--seed \(text)` is no seed: write 1 to 16 hexadecimal digits.")
    }
    self.init(value)
  }
}

extension Grader {
  /// The course's exercises with these names; all when none is given.
  func exercises(named names: [String]) throws -> [AnyGradedExercise] {
    guard !names.isEmpty else { return exercises }
    return try names.map { name in
      guard let found = exercises.first(where: { $0.exercise.id == name }) else {
        let known = exercises.map(\.exercise.id).joined(separator: ", ")
        throw UsageProblem("There is no exercise `\(name)`. The course has: \(known).")
      }
      return found
    }
  }
}
