import Foundation
import Testing

/// Command lines and exit statuses: 2 and a reason for what the user can correct, 0 for help.
@Suite struct CommandLineTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let status: Int32
    let says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Case(arguments: ["check", "no-such-exercise"], status: 2, says: "no-such-exercise"),
    Case(
      arguments: ["grade", "no-such-folder", "--out", "/dev/null/report"], status: 2, says: "no-such-folder"),
    Case(arguments: ["grade", "README.md", "--out", "/dev/null/report"], status: 2, says: "README.md"),
    Case(
      arguments: ["grade", "examples/class", "--roster", "no-roster.csv"], status: 2, says: "no-roster.csv"),
    Case(arguments: ["grade", "examples/class", "--jobs", "0"], status: 2, says: "--jobs"),
    Case(arguments: ["check", "--cache-limit", "lots"], status: 2, says: "lots"),
    Case(arguments: ["check", "--cache-limit", "99999999999T"], status: 2, says: "99999999999T"),
    Case(arguments: ["grade", "examples/class", "--seed", "xyz"], status: 2, says: "xyz"),
    Case(arguments: ["gate", "no-such-folder", "--min", "50%"], status: 2, says: "no-such-folder"),
    Case(arguments: ["gate", "examples/class/ines-carvalho", "--min", "150%"], status: 2, says: "150%"),
    Case(arguments: ["gate", "examples/class/ines-carvalho"], status: 2, says: "--min"),
    Case(arguments: ["no-such-command"], status: 2, says: "no-such-command"),
    Case(arguments: ["check", "--bogus"], status: 2, says: "Unknown option '--bogus'"),
    Case(arguments: ["--bo\n::error::gus\u{1B}[31m"], status: 2, says: "'--bo\n│ : :error: :gus␛[31m'"),
    Case(
      arguments: [
        "check", "activations", "--submission", "reference/activations", "--cache", "/dev/null/cache",
      ],
      status: 2, says: "The cache /dev/null/cache cannot be written"),
    Case(
      arguments: ["grade", "examples/class", "--out", "/dev/null/report"], status: 2,
      says: "report /dev/null/report: cannot be created: Not a directory"),
    Case(
      arguments: ["call", "reference", "activations", "sigmoid", "--in", "no.npz", "--out", "/dev/null"],
      status: 2, says: "no.npz cannot be read: No such file or directory"),
    Case(
      arguments: ["call", "reference", "activations", "sigmoid", "--in", "README.md", "--out", "/dev/null"],
      status: 2, says: "README.md: "),
    Case(
      arguments: ["call", "examples", "activations", "sigmoid", "--in", "README.md", "--out", "/dev/null"],
      status: 2, says: "README.md: "),
    Case(arguments: ["verify", "no-such-exercise"], status: 2, says: "no-such-exercise"),
    Case(arguments: ["verify", "--seeds", "0"], status: 2, says: "--seeds 0"),
    Case(arguments: ["verify", "--seed", "one"], status: 2, says: "--seed one"),
    Case(arguments: ["audit", "no-such-exercise"], status: 2, says: "no-such-exercise"),
    Case(arguments: ["audit", "--most", "0"], status: 2, says: "--most 0"),
    Case(arguments: ["audit", "--jobs", "0"], status: 2, says: "--jobs 0"),
    Case(arguments: ["list", "no-such-exercise"], status: 2, says: "no-such-exercise"),
    Case(arguments: ["list", "--course", "/"], status: 2, says: "course.yaml"),
    Case(arguments: ["new", "Bad Name"], status: 2, says: "Bad Name"),
    Case(arguments: ["show", "ada", "--out", "no-report"], status: 2, says: "no-report"),
    Case(
      arguments: ["call", "reference", "activations", "sigmoid", "--out", "/dev/null"], status: 2,
      says: "`x` is missing"),
    Case(
      arguments: ["call", "reference", "activations", "nothing", "--out", "/dev/null"], status: 2,
      says: "nothing"),
  ])
  func isRefusedWithAReason(_ wrong: Case) throws {
    let run = try GradusProcess.run(wrong.arguments)
    #expect(run.status == wrong.status, "\(run.output)\(run.errors)")
    #expect((run.output + run.errors).contains(wrong.says), "\(run.output)\(run.errors)")
  }

  @Test(arguments: [[], ["--help"], ["help", "gate"], ["gate", "--help"], ["--version"], ["list"]])
  func helpIsNoFailure(arguments: [String]) throws {
    let run = try GradusProcess.run(arguments)
    #expect(run.status == 0 && run.errors.isEmpty && !run.output.isEmpty, "\(run.errors)")
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    let process = try GradusProcess.process(["list"])
    let errors = Pipe()
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
    process.standardError = errors
    try process.run()
    let text = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(text == "gradus: standard output cannot be written: No space left on device; free some space\n")
  }

  @Test func listNamesItemsAndEntryPoints() throws {
    let run = try GradusProcess.run("list", "activations")
    #expect(run.status == 0)
    #expect(run.output.contains("func sigmoid(_ x: Tensor) throws -> Tensor"))
  }

  @Test func listSaysWhatGradingRunsBeyondThePublicTests() throws {
    let run = try GradusProcess.run("list", "perceptron")
    #expect(run.output.contains("f  Mistake bound: 3 points, hidden"))
    let text =
      "Public tests check 15 of 20 points. Grading runs more: hidden cases of a–e, g, and items f, h (5 points)."
    #expect(run.output.contains(text))
  }
}
