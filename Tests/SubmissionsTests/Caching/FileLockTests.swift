import Foundation
import Testing

@testable import Submissions

struct FileLockTests {
  @Test func sharingExcludesTakingAlone() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/lock"
    let locks = [try FileLock(path, .shared), try FileLock(path, .shared)]
    #expect(try FileLock.ifFree(path) == nil)
    withExtendedLifetime(locks) {}
  }

  @Test func takingAloneExcludesTakingAgain() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/lock"
    let alone = try #require(try FileLock.ifFree(path))
    #expect(try FileLock.ifFree(path) == nil)
    withExtendedLifetime(alone) {}
  }

  /// Whoever removes the file must hold the lock; a lock taken on the removed file would exclude nobody.
  @Test func aRemovedFileIsTakenAgain() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/lock"
    let counter = folder.path + "/counter"
    try folder.write("counter", "0")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<25 {
            try FileLock.holding(path) {
              let count = Int(try String(contentsOfFile: counter, encoding: .utf8)) ?? 0
              try "\(count + 1)".write(toFile: counter, atomically: false, encoding: .utf8)
              try FileManager.default.removeItem(atPath: path)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try String(contentsOfFile: counter, encoding: .utf8) == "200")
  }

  @Test func aPlaceThatCannotBeWrittenIsNamed() throws {
    let error = #expect(throws: StorageError.self) { try FileLock("/nowhere/lock", .exclusive) }
    #expect(error?.description.contains("/nowhere/lock") == true)
  }
}
