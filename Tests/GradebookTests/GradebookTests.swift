import Foundation
import GRDB
import Testing

@testable import Gradebook

@Suite struct GradebookTests {
  @Test func createsAFileThatOnlyItsOwnerReads() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    _ = try gradebook.seed(forClass: "labs")
    for file in try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) {
      let path = desk.folder.appendingPathComponent(file).path
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(file)")
    }
    #expect(try desk.rows("PRAGMA journal_mode") == ["wal"])
  }

  @Test func takesPermissionsBackToTheOwner() throws {
    let desk = try Desk()
    defer { desk.clear() }
    _ = try desk.open()
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: desk.path)
    _ = try desk.open()
    let mode = try FileManager.default.attributesOfItem(atPath: desk.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func refusesAFolderAndAMissingFolder() throws {
    let desk = try Desk()
    defer { desk.clear() }
    for (path, word) in [(desk.folder.path, "folder"), (desk.path + "/no/gradebook.sqlite", "no folder")] {
      let error = #expect(throws: GradebookError.self) { try Gradebook(path: path, toolVersion: "1") }
      #expect(error?.code == .cannotOpen)
      #expect(error?.detail.contains(word) == true)
      #expect(error?.description.contains(path) == true)
    }
  }

  @Test func refusesWhatIsNoDatabase() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let text = String(repeating: "id,name\n", count: 200)
    try Data(text.utf8).write(to: URL(fileURLWithPath: desk.path))
    let error = #expect(throws: GradebookError.self) { try desk.open() }
    #expect(error?.code == .notADatabase)
    #expect(try String(contentsOfFile: desk.path, encoding: .utf8) == text)
  }

  @Test func refusesTheDatabaseOfAnotherProgram() throws {
    let desk = try Desk()
    defer { desk.clear() }
    try DatabaseQueue(path: desk.path).write { try $0.execute(sql: "CREATE TABLE songs (title TEXT)") }
    let before = try Data(contentsOf: URL(fileURLWithPath: desk.path))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: desk.path)
    let error = #expect(throws: GradebookError.self) { try desk.open() }
    let mode = try FileManager.default.attributesOfItem(atPath: desk.path)[.posixPermissions] as? Int
    #expect(mode == 0o644)
    #expect(try Data(contentsOf: URL(fileURLWithPath: desk.path)) == before)
    #expect(error?.code == .notAGradebook)
    #expect(try desk.rows("SELECT name FROM sqlite_master") == ["songs"])
  }

  @Test func refusesANewerSchemaAndNamesItsVersion() throws {
    let desk = try Desk()
    defer { desk.clear() }
    _ = try desk.open()
    try DatabaseQueue(path: desk.path).write { db in
      try db.execute(
        sql: """
          INSERT INTO grdb_migrations VALUES ('v999');
          INSERT INTO schema_versions VALUES ('v999', '1.2.3', '2030-01-01');
          """)
    }
    let error = #expect(throws: GradebookError.self) { try desk.open(version: "1.2.3") }
    #expect(error?.code == .newerSchema)
    #expect(
      error?.detail
        == "has tables of version 999, by gradus 1.2.3, and this gradus 1.2.3 knows version \(Schema.version); "
        + "use the gradus that wrote it, or a later one")
  }

  @Test func refusesAFileThatWasEmptied() throws {
    let desk = try Desk()
    defer { desk.clear() }
    _ = try desk.open().seed(forClass: "labs")
    try Data().write(to: URL(fileURLWithPath: desk.path))
    let error = #expect(throws: GradebookError.self) { try desk.open() }
    #expect(error?.code == .emptied)
    #expect(error?.detail.contains("0 bytes") == true && error?.detail.contains("delete it") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: desk.path)).isEmpty, "it is left as it was")
    #expect(throws: GradebookError.self) { try Gradebook(reading: desk.path, toolVersion: "1") }
  }

  @Test func aNewFileLeavesNoDraftBehind() throws {
    let desk = try Desk()
    defer { desk.clear() }
    do { _ = try desk.open() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path) == ["gradebook.sqlite"])
  }

  /// What a read-only medium holds is read from a copy, with what is still in the write-ahead log.
  @Test func readsACopyAndLeavesTheFileAlone() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open()
    let run = try gradebook.beginRun(Desk.settings)
    try gradebook.record(Desk.submission(), in: run.id)
    let before = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).sorted()
    let copy = try Gradebook(copyOf: desk.path, toolVersion: "1")
    #expect(try copy.result(of: "ada", in: run.id) == Desk.submission().result)
    #expect(copy.path == desk.path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).sorted() == before)
    let missing = #expect(throws: GradebookError.self) {
      try Gradebook(copyOf: desk.path + "x", toolVersion: "1")
    }
    #expect(missing?.code == .cannotOpen)
  }

  @Test func saysWhenAnotherProcessHoldsTheFile() throws {
    let desk = try Desk()
    defer { desk.clear() }
    let gradebook = try desk.open(busyTimeout: 0.05)
    let other = try DatabaseQueue(path: desk.path)
    let error = try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      return #expect(throws: GradebookError.self) { try gradebook.beginRun(Desk.settings) }
    }
    #expect(error?.code == .locked)
    _ = try gradebook.beginRun(Desk.settings)
  }

  @Test(arguments: [
    (ResultCode.SQLITE_READONLY, GradebookError.Code.notWritable), (.SQLITE_IOERR, .notWritable),
    (.SQLITE_FULL, .diskFull), (.SQLITE_BUSY, .locked), (.SQLITE_NOTADB, .notADatabase),
    (.SQLITE_CORRUPT, .notADatabase), (.SQLITE_CANTOPEN, .cannotOpen), (.SQLITE_CONSTRAINT, .refused),
  ])
  func errorsOfSQLite(code: ResultCode, expected: GradebookError.Code) {
    let error = GradebookError(DatabaseError(resultCode: code, message: "words"), path: "/g")
    #expect(error.code == expected)
    #expect(error.description.hasPrefix("gradebook /g: "))
  }

  @Test func severalMayOpenAndWriteAtOnce() async throws {
    let desk = try Desk()
    defer { desk.clear() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for student in 0..<8 {
        group.addTask {
          let gradebook = try desk.open()
          let run = try gradebook.beginRun(Desk.settings)
          try gradebook.record(Desk.submission(of: "student \(student)"), in: run.id)
        }
      }
      try await group.waitForAll()
    }
    #expect(try desk.open().runs(ofClass: "labs").count == 8)
    #expect(try desk.open().students().count == 8)
  }
}
