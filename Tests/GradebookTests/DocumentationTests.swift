import Foundation
import Testing

@testable import Gradebook

@Suite struct DocumentationTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Documentation/gradebook.md").standardized

  /// Every query of the page runs, and between them they find something.
  @Test func documentedQueriesRun() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let run = try gradebook.beginRun(Desk.settings)
    try gradebook.record(Desk.submission(), in: run.id)
    try gradebook.record(Desk.submission(of: "grace"), in: run.id)
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let queries = text.components(separatedBy: "```sql\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    #expect(queries.count == 6)
    var rows = 0
    for query in queries { rows += try desk.rows(query).count }
    #expect(rows == 6)
  }

  /// The page names every view and table of the file, and no other view.
  @Test func everyTableIsDocumented() throws {
    let desk = try Desk()
    defer { desk.clear() }
    _ = try desk.open()
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let names = try desk.rows(
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'grdb%'")
    for name in names { #expect(text.contains("`\(name)`"), "\(name) is not documented") }
  }
}
