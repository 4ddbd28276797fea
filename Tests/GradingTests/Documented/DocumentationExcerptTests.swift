import Foundation
import Testing

/// The code of `Documentation/writing-an-exercise.md` stands in the files that are compiled here.
@Suite("The code of the page on writing an exercise") struct DocumentationExcerptTests {
  /// The blocks of Swift of a page that are no run of whole lines of any file.
  private static func strangers(in page: String, among files: [String]) -> [String] {
    page.matches(of: #/(?ms)^```swift\n(.*?)^```$/#).map { String($0.1) }
      .filter { block in !files.contains { "\n\($0)".contains("\n\(block)") } }
  }

  @Test("is that of the examples") func excerpts() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "Documentation/writing-an-exercise.md"), encoding: .utf8)
    let files = try DocumentedExample.all.map { try $0.source() }
    for block in Self.strangers(in: page, among: files) {
      Issue.record("no example has these lines:\n\(block)")
    }
    for (example, file) in zip(DocumentedExample.all, files) {
      #expect(Self.strangers(in: page, among: files.filter { $0 != file }) != [], "\(example) is not shown")
    }
  }

  @Test(
    "is looked for line by line",
    arguments: [("a\nb\n", true), ("b\n", true), ("a\nc\n", false), ("  b\n", false)])
  func lines(block: String, isFound: Bool) {
    let page = "text\n\n```swift\n\(block)```\n\n```\nx\n```\n"
    #expect(Self.strangers(in: page, among: ["c\n", "a\nb\nc\n"]).isEmpty == isFound)
  }
}
