import Foundation
import GRDB
import Testing

@testable import Gradebook

@Suite struct CrashSafetyTests {
  /// Kills a process in the middle of its third submission.
  @Test func aKilledProcessLosesTheSubmissionInFlightOnly() async throws {
    let desk = try Desk()
    defer { desk.clear() }
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = desk.path as String] in
      let gradebook = try Gradebook(path: path, toolVersion: "1.0.0")
      let run = try gradebook.beginRun(Desk.settings)
      try gradebook.record(Desk.submission(of: "ada"), in: run.id)
      try gradebook.record(Desk.submission(of: "grace"), in: run.id)
      try gradebook.write { db in
        try db.execute(sql: "INSERT INTO students (id) VALUES ('alan')")
        kill(getpid(), SIGKILL)
      }
    }
    let gradebook = try desk.open()
    let run = try #require(try gradebook.latestRun(ofClass: "labs"))
    #expect(run.finished == nil)
    #expect(try gradebook.students(in: run.id) == ["ada", "grace"])
    #expect(try gradebook.students().count == 2)
    #expect(try desk.rows("PRAGMA integrity_check") == ["ok"])
    #expect(try desk.rows("PRAGMA foreign_key_check") == [])
  }
}
