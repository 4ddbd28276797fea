import CourseModel
import Foundation
import GRDB
import Testing

@testable import Gradebook

/// Files of earlier versions, as SQL that `sqlite3 gradebook.sqlite .dump` wrote, must open and keep what
/// they hold. A new migration comes with a dump of the schema before it.
@Suite struct MigrationTests {
  @Test(arguments: ["v1", "v2"])
  func filesOfEarlierVersionsKeepTheirResults(version: String) throws {
    let desk = try Desk()
    defer { desk.clear() }
    try desk.restore(version)
    let gradebook = try desk.open(version: "99.0.0")
    let run = try #require(try gradebook.latestRun(ofClass: "labs"))
    #expect(run.settings == Desk.settings)
    #expect(run.toolVersion == "1.0.0")
    #expect(try gradebook.result(of: "ada", in: run.id) == Desk.submission().result)
    #expect(
      try gradebook.cachedResult(submission: "h1", exercise: "mlp", gradingKey: "k1")?.result.earned == 7)
    #expect(try gradebook.seed(forClass: "labs") == 42)
  }

  /// A migrated file has the tables of a new one: a migration that was edited after its release shows here.
  @Test(arguments: ["v1", "v2"])
  func migratedFilesHaveTheSchemaOfNewOnes(version: String) throws {
    let old = try Desk()
    let new = try Desk()
    defer {
      old.clear()
      new.clear()
    }
    try old.restore(version)
    _ = try old.open()
    _ = try new.open()
    let schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    #expect(try old.rows(schema) == new.rows(schema))
  }

  @Test func opensItsOwnFileAgainWithoutMigrating() throws {
    let desk = try Desk()
    defer { desk.clear() }
    _ = try desk.open(version: "1.0.0")
    _ = try desk.open(version: "2.0.0")
    #expect(
      try desk.rows("SELECT migration, tool_version FROM schema_versions") == [
        "v1|1.0.0", "v2|1.0.0", "v3|1.0.0",
      ])
  }
}

extension Desk {
  /// Makes the file from the dump of an earlier version.
  fileprivate func restore(_ version: String) throws {
    let dump = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(version).sql")
    let script = try String(contentsOf: dump, encoding: .utf8)
    try DatabaseQueue(path: path).inDatabase { db in
      try db.execute(sql: script)
      // A dump leaves this one setting out.
      try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
  }
}
