import Testing

@testable import Submissions

/// Helper files whose compiled form holds what the policy forbids, though their text passes.
@Suite(.serialized, .enabled(if: Course.isTested)) struct RefusedHelperTests {
  private let course: Course

  init() throws { course = try #require(Course.shared) }

  struct Row: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var alpha = Course.alphaText
    var beta = Course.betaText
    var helpers: [String: String]
    /// By exercise, why it does not count.
    var refused: [String: [Refusal]] = [:]
    /// By exercise that counts, why it does without helpers.
    var leftOut: [String: [Refusal]] = [:]
  }

  private static let one = "func one() -> Double { 1 }\n"
  private static let connected = "import Foundation\nlet connection = socket(1, 1, 0)\n"
  private static let needing = Course.alphaText.replacing("1 / (1", with: "one() / (1")

  private static func socket(in file: String, line: Int) -> Refusal {
    Refusal(file: file, line: line, subject: .function("socket"))
  }

  static let rows = [
    Row(
      testDescription: "a helper that nobody needs", helpers: ["Net.swift": connected],
      leftOut: ["alpha": [socket(in: "Net.swift", line: 2)], "beta": [socket(in: "Net.swift", line: 2)]]),
    Row(
      testDescription: "a helper that one exercise needs", alpha: needing,
      helpers: ["Net.swift": one + connected], refused: ["alpha": [socket(in: "Net.swift", line: 3)]],
      leftOut: ["beta": [socket(in: "Net.swift", line: 3)]]),
    Row(
      testDescription: "one helper of two, the other one is needed", alpha: needing,
      helpers: ["Net.swift": connected, "One.swift": one],
      leftOut: ["alpha": [socket(in: "Net.swift", line: 2)], "beta": [socket(in: "Net.swift", line: 2)]]),
    Row(
      testDescription: "both of two helpers",
      helpers: ["Kill.swift": "import Foundation\nlet killed = kill(1, 9)\n", "Net.swift": connected],
      leftOut: [
        "alpha": [
          Refusal(file: "Kill.swift", line: 2, subject: .function("kill")),
          socket(in: "Net.swift", line: 2),
        ],
        "beta": [
          Refusal(file: "Kill.swift", line: 2, subject: .function("kill")),
          socket(in: "Net.swift", line: 2),
        ],
      ]),
    Row(
      testDescription: "an exercise's file beside a helper that another one needs",
      alpha: Course.alphaText + "\nlet connection = socket(1, 1, 0)\n",
      beta: Course.betaText.replacing("max(0", with: "max(one() - 1"), helpers: ["One.swift": one],
      refused: ["alpha": [socket(in: "Alpha.swift", line: 5)]]),
    Row(
      testDescription: "an exercise's file beside a helper that only speaks of it",
      alpha: Course.alphaText + "\nlet connection = socket(1, 1, 0)\n",
      helpers: ["One.swift": one + "// no socket is opened here\n"],
      refused: ["alpha": [socket(in: "Alpha.swift", line: 5)]]),
  ]

  @Test(arguments: rows) func whatIsRefusedAndWhatStillCounts(row: Row) throws {
    let product = try course.compiler().compile(
      CompilationRequest(
        sources: [Course.source("alpha", row.alpha), Course.source("beta", row.beta)],
        helpers: row.helpers.sorted { $0.key < $1.key }.map { path, text in
          SubmittedHelper(shownPath: path, name: path, contents: Array(text.utf8))
        }))
    for exercise in ["alpha", "beta"] {
      if let refusals = row.refused[exercise] {
        #expect(product.files[exercise] == .refused(refusals))
      } else {
        #expect(product.files[exercise]?.isCompiled == true, "\(product.files)")
        let reasons = (product.leftOut[exercise] ?? []).map(\.reason)
        let due = (row.leftOut[exercise] ?? []).map { LeftOutHelper.Reason.refused([$0]) }
        #expect(reasons == due)
      }
    }
    #expect(product.sharedObject != nil)
  }
}
