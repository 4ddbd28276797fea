import ArgumentParser
import Checks
import CourseChecks
import CourseModel
import Grading

/// Where the course and the cache are.
struct CourseOptions: ParsableArguments {
  @Option(name: .customLong("course"), help: "The course's directory: the one that holds grading/course.yaml.")
  var directory: String?

  @Option(help: "Directory for compiled submissions (default: ~/.cache/gradus).")
  var cache: String?

  /// The places of this installation.
  func installation() throws -> Installation {
    try Installation.find(course: directory, cache: cache)
  }

  /// The course as `grading/course.yaml` describes it.
  func course(_ installation: Installation) throws -> Course {
    try CourseFile(path: installation.courseFile.path, known: gradedExercises.map(\.exercise)).read()
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
}

/// The batch's secret.
struct SeedOption: ParsableArguments {
  @Option(
    name: .customLong("seed"),
    help: "The batch's secret, 1 to 16 hexadecimal digits; without it, the gradebook's, or a new one.",
    transform: { text in
      guard let value = UInt64(text, radix: 16) else {
        throw ValidationError("`--seed \(text)` is no seed: write 1 to 16 hexadecimal digits.")
      }
      return Seed(value)
    })
  var seed: Seed?
}
