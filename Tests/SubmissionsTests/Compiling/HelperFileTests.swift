import Foundation
import Sandbox
import Testing

@testable import Submissions

/// Files that answer no exercise and are compiled with those that do.
@Suite(.serialized, .enabled(if: Course.isTested)) struct HelperFileTests {
  private let course: Course

  init() throws { course = try #require(Course.shared) }

  private static let one = "func one() -> Double { 1 }\n"
  /// Alpha's solution, which needs `one()`.
  private static let needing = Course.alphaText.replacing("1 / (1", with: "one() / (1")

  private static func helper(_ path: String, _ text: String) -> SubmittedHelper {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return SubmittedHelper(shownPath: path, name: name, contents: Array(text.utf8))
  }

  private func compile(
    _ sources: [SubmittedSource], _ helpers: [SubmittedHelper]
  ) throws -> SubmissionCompiler.Product {
    try course.compiler().compile(CompilationRequest(sources: sources, helpers: helpers))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var helpers: [SubmittedHelper]
    var isBetaOptimized = false
    /// By exercise, the helpers that it does without.
    var leftOut: [String: [String]] = [:]
  }

  static let usable = [
    Row(testDescription: "beside", helpers: [helper("One.swift", one)]),
    Row(testDescription: "in a folder", helpers: [helper("lib/deep/One.swift", one)]),
    Row(
      testDescription: "equal names in two folders",
      helpers: [helper("a/Kit.swift", one), helper("b/Kit.swift", "let other = 1")]),
    Row(testDescription: "a name that is not plain", helpers: [helper("ein $(Blatt)\u{1b}.swift", one)]),
    Row(testDescription: "the generated file's name", helpers: [helper("alpha-entry-point.swift", one)]),
    Row(testDescription: "two modules", helpers: [helper("One.swift", one)], isBetaOptimized: true),
    Row(
      testDescription: "a broken file that nobody needs",
      helpers: [helper("One.swift", one), helper("Draft.swift", "let a: Int = \"x\"")],
      leftOut: ["alpha": ["Draft.swift"], "beta": ["Draft.swift"]]),
    Row(
      testDescription: "statements that nobody needs",
      helpers: [helper("One.swift", one), helper("Try.swift", "print(one())\n")],
      leftOut: ["alpha": ["Try.swift"], "beta": ["Try.swift"]]),
    Row(
      testDescription: "a refused file that nobody needs",
      helpers: [helper("One.swift", one), helper("Time.swift", "import Dispatch\nlet now = 1\n")],
      leftOut: ["alpha": ["Time.swift"], "beta": ["Time.swift"]]),
    Row(
      testDescription: "an exercise's type declared again",
      helpers: [helper("One.swift", one), helper("Types.swift", "struct Alpha {}\n")],
      leftOut: ["alpha": ["Types.swift"], "beta": ["Types.swift"]]),
  ]

  @Test(arguments: usable) func everyExerciseThatCanCounts(row: Row) throws {
    var beta = Course.beta
    beta.isOptimized = row.isBetaOptimized
    let product = try compile([Course.source("alpha", Self.needing), beta], row.helpers)
    #expect(product.files["alpha"]?.isCompiled == true, "\(product.files)")
    #expect(product.files["beta"]?.isCompiled == true, "\(product.files)")
    #expect(product.leftOut.mapValues { $0.map(\.file) }.filter { !$0.value.isEmpty } == row.leftOut)
  }

  @Test func aBrokenHelperCostsTheExercisesThatNeedIt() throws {
    let broken = Self.helper("lib/One.swift", "func one() -> Double {\n  \"1\"\n}\n")
    let product = try compile([Course.source("alpha", Self.needing), Course.beta], [broken])
    #expect(product.files["beta"]?.isCompiled == true)
    guard case .failed(let diagnostics, _) = product.files["alpha"] else {
      Issue.record("\(product.files)")
      return
    }
    let error = try #require(diagnostics.first)
    #expect(error.file == "lib/One.swift" && error.line == 2 && error.severity == .error)
    guard case .failed(let reason) = try #require(product.leftOut["beta"]?.first).reason else {
      Issue.record("\(product.leftOut)")
      return
    }
    #expect(reason.first?.file == "lib/One.swift")
  }

  @Test(arguments: ["import Dispatch\n" + one, "@_cdecl(\"x\") public " + one])
  func aRefusedHelperIsNamedWhereItIsNeeded(text: String) throws {
    let product = try compile(
      [Course.source("alpha", Self.needing), Course.beta], [Self.helper("One.swift", text)])
    guard case .refused(let refusals) = product.files["alpha"] else {
      Issue.record("\(product.files)")
      return
    }
    #expect(refusals.map(\.file) == ["One.swift"])
    #expect(product.files["beta"]?.isCompiled == true)
  }

  /// What one exercise may import, another may not.
  @Test func policiesDifferByExercise() throws {
    var alpha = Course.source("alpha", Self.needing)
    alpha.allowedImports = ["LabKit", "Foundation", "Dispatch"]
    let helper = Self.helper("One.swift", "import Dispatch\n" + Self.one)
    let product = try compile([alpha, Course.beta], [helper])
    #expect(product.files["alpha"]?.isCompiled == true)
    #expect(product.leftOut["alpha"] == nil)
    #expect(product.files["beta"]?.isCompiled == true)
    #expect(product.leftOut["beta"]?.map(\.file) == ["One.swift"])
    let both = try compile([alpha, Course.source("beta", Course.betaText + "\nlet b = one()")], [helper])
    #expect(both.files["alpha"]?.isCompiled == true)
    #expect(both.files["beta"]?.isCompiled == false)
  }

  /// Each folder's own helper, though both declare the same name.
  @Test func foldersOfExercisesDoNotDisturbEachOther() throws {
    var alpha = Course.source("alpha", Self.needing)
    alpha.shownPath = "alpha/Alpha.swift"
    var beta = Course.source("beta", Course.betaText + "\nlet text: String = one()")
    beta.shownPath = "beta/Beta.swift"
    let helpers = [
      Self.helper("alpha/Kit.swift", Self.one),
      Self.helper("beta/Kit.swift", "func one() -> String { \"\" }"),
    ]
    let product = try compile([alpha, beta], helpers)
    #expect(product.files.values.allSatisfy { $0.isCompiled }, "\(product.files)")
    #expect(product.leftOut.values.allSatisfy { $0.isEmpty }, "\(product.leftOut)")
  }

  @Test func aHelperThatStopsTheCompilerCostsNobodyElse() throws {
    let types = (0..<400).map { i in
      "func f\(i)() { let a = \((0..<60).map { "\($0)" }.joined(separator: " + ")); _ = a }"
    }
    var limits = Limits.compilation
    limits.cpuSeconds = 1
    let product = try course.compiler(limits: limits).compile(
      CompilationRequest(
        sources: [Course.alpha, Course.beta],
        helpers: [Self.helper("Bomb.swift", types.joined(separator: "\n"))]))
    #expect(product.files.values.allSatisfy { $0.isCompiled }, "\(product.files)")
    #expect(product.leftOut["alpha"] == [LeftOutHelper(file: "Bomb.swift", reason: .stopped)])
  }
}
