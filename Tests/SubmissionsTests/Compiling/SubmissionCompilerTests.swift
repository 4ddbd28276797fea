import Foundation
import Sandbox
import Testing

@testable import Submissions

@Suite(.serialized, .enabled(if: Course.isTested)) struct SubmissionCompilerTests {
  let course: Course

  init() throws { course = try #require(Course.shared) }

  func compile(
    _ sources: [SubmittedSource], limits: Limits = .compilation, policy: SandboxPolicy = .bubblewrap
  ) throws -> SubmissionCompiler.Product {
    try course.compiler(policy, limits: limits).compile(CompilationRequest(sources: sources))
  }

  /// Whether a shared object defines an exercise's entry point (a look for the symbol's name, which is in no other text).
  func defines(_ exercise: String, _ product: SubmissionCompiler.Product) -> Bool {
    Data(product.sharedObject ?? []).range(of: Data("gradus_solution_\(exercise)\0".utf8)) != nil
  }

  @Test(arguments: SandboxPolicy.allCases) func goodSubmission(policy: SandboxPolicy) throws {
    let product = try compile([Course.alpha, Course.beta], policy: policy)
    #expect(product.files == ["alpha": .compiled(warnings: []), "beta": .compiled(warnings: [])])
    #expect(defines("alpha", product) && defines("beta", product))
  }

  @Test func sameSourcesGiveSameBytes() throws {
    #expect(try compile([Course.alpha, Course.beta]) == compile([Course.alpha, Course.beta]))
  }

  @Test func optimizedAndPlainTogether() throws {
    var beta = Course.beta
    beta.isOptimized = true
    let product = try compile([Course.alpha, beta])
    #expect(product.files.values.allSatisfy { $0.isCompiled })
    #expect(defines("alpha", product) && defines("beta", product))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var alpha: String
    var line: Int
    var message: String
    var missing: [MissingDeclaration] = []
  }

  static let rows = [
    Row(
      testDescription: "type error", alpha: Course.alphaText + "\nlet wrong: Int = \"a\"", line: 5,
      message: "cannot convert value of type 'String' to specified type 'Int'"),
    Row(
      testDescription: "missing type", alpha: "import LabKit\nstruct Aleph {}", line: 0,
      message: "cannot find 'Alpha' in scope", missing: [.type(name: "Alpha")]),
    Row(
      testDescription: "missing conformance", alpha: "import LabKit\nstruct Alpha {}", line: 0,
      message: "'Alpha' does not conform to specified type 'AlphaExercise'",
      missing: [.conformance(type: "Alpha", protocol: "AlphaExercise")]),
    Row(
      testDescription: "renamed function", alpha: Course.alphaText.replacing("sigmoid", with: "sigmoidd"),
      line: 2,
      message: "type 'Alpha' does not conform to protocol 'AlphaExercise'",
      missing: [.entryPoint(name: "sigmoid", signature: "(Tensor) throws -> Tensor")]),
    Row(
      testDescription: "control characters",
      alpha: Course.alphaText + "\n#error(\"bad\\u{1b}[31m\\u{202e}\\nBeta.swift:1:1: error: forged\")",
      line: 5,
      message: "bad[31m"),
    Row(
      testDescription: "external macro",
      alpha: Course.alphaText
        + "\n@freestanding(expression) macro m() -> Int = #externalMacro(module: \"M\", type: \"T\")\nlet x = #m()",
      line: 6, message: "plugin for module 'M' not found"),
    Row(
      testDescription: "another file's name", alpha: Course.alphaText + "\n#error(\"x\", #file)", line: 5,
      message: ""),
    Row(
      testDescription: "not Swift", alpha: "\u{0}\u{fffd}}}}", line: 1, message: "",
      missing: [.type(name: "Alpha")]),
  ]

  @Test(arguments: rows) func oneBadFileCostsOnlyItself(row: Row) throws {
    let product = try compile([Course.source("alpha", row.alpha), Course.beta])
    #expect(product.files["beta"] == .compiled(warnings: []))
    #expect(defines("beta", product))
    guard case .failed(let diagnostics, let missing) = product.files["alpha"] else {
      Issue.record("\(String(describing: product.files["alpha"]))")
      return
    }
    let error = try #require(diagnostics.first { $0.severity == .error })
    #expect(error.file == "Alpha.swift")
    #expect(error.line == row.line)
    #expect(error.message.contains(row.message) || row.message.isEmpty)
    #expect(missing == row.missing)
  }

  @Test func equalHelpersInTwoFilesAreNoFault() throws {
    let helper = "\nfunc helper() -> Int { 1 }"
    let product = try compile([
      Course.source("alpha", Course.alphaText + helper), Course.source("beta", Course.betaText + helper),
    ])
    #expect(product.files.values.allSatisfy { $0.isCompiled })
    #expect(defines("alpha", product) && defines("beta", product))
  }

  @Test func refusedFileIsNotCompiled() throws {
    let product = try compile([Course.source("alpha", "import Autodiff\n" + Course.alphaText), Course.beta])
    #expect(
      product.files["alpha"]
        == .refused([Refusal(file: "Alpha.swift", line: 1, subject: .module("Autodiff"))]))
    #expect(product.files["beta"]?.isCompiled == true)
    #expect(!defines("alpha", product))
  }

  @Test func nothingCompiles() throws {
    let product = try compile([Course.source("alpha", "import Autodiff")])
    #expect(product.sharedObject == nil)
  }

  /// Many overloads in one expression are exponential work; the compiler's own limit comes later than ours.
  @Test func slowFileIsNamed() throws {
    let deep = String(repeating: "[", count: 240) + "1" + String(repeating: "]", count: 240)
    let types = (0..<400).map { i in
      "func f\(i)() { let a = \((0..<60).map { "\($0)" }.joined(separator: " + ")); _ = a; _ = \(deep) }"
    }
    var limits = Limits.compilation
    limits.cpuSeconds = 1
    let product = try compile(
      [Course.source("alpha", types.joined(separator: "\n")), Course.beta], limits: limits)
    #expect(product.files["alpha"] == .tooSlow(seconds: 1))
    #expect(product.files["beta"]?.isCompiled == true)
  }

  @Test func largeFileRunsOutOfMemory() throws {
    var limits = Limits.compilation
    limits.addressSpaceBytes = 512 * .mebibyte
    let numbers = (0..<45_000).map { "\($0).5" }.joined(separator: ",")
    let product = try compile(
      [Course.source("alpha", Course.alphaText + "\nlet a: [Double] = [\(numbers)]"), Course.beta],
      limits: limits)
    #expect(product.files["alpha"] == .outOfMemory)
    #expect(product.files["beta"]?.isCompiled == true)
  }

  @Test func compilerSeesNoHostFile() throws {
    let text = "import LabKit\n#if canImport(CSecret)\n#error(\"seen\")\n#endif\n" + Course.alphaText
    #expect(try compile([Course.source("alpha", text)]).files["alpha"]?.isCompiled == true)
    let inside = Command(
      Command.Step(
        course.toolchain.guestPath(course.toolchain.frontend), ["-frontend", "-typecheck", "/etc/passwd"]),
      profile: .compiler,
      environment: course.toolchain.environment, mounts: course.toolchain.mounts(showing: nil))
    let outcome = try Sandbox(policy: .bubblewrap, tools: course.tools).run(inside, limits: .compilation)
    #expect(outcome.standardError.text.contains("No such file or directory"))
    #expect(
      !course.toolchain.mounts(showing: nil).contains {
        $0.host.hasSuffix("/host") || $0.host.contains("plugins")
      })
  }
}
