import Foundation
import Testing

@testable import Submissions

/// What is told of a folder, and what keeps its own words.
struct StorageErrorTests {
  private struct Message: Error, Equatable {
    let text: String
  }

  private let folder = URL(filePath: "/cache")

  private func told(_ error: any Error, freeBytes: Int?) -> (any Error)? {
    #expect(throws: (any Error).self) {
      try StorageError.explaining(folder, freeBytes: { _ in freeBytes }) { throw error }
    }
  }

  @Test(arguments: [
    (0, "less than 1 MiB"), ((1 << 20) - 1, "less than 1 MiB"), (3 << 20, "3 MiB"),
  ])
  func whatFailsOnAFullDiskIsToldOfTheDisk(free: Int, left: String) throws {
    let error = try #require(told(Message(text: "no module"), freeBytes: free) as? StorageError)
    #expect(
      error.description.hasPrefix("/cache cannot be used: there is \(left) left on its disk. Free some"))
  }

  @Test(arguments: [1 << 30, nil])
  func whatFailsWhereThereIsRoomKeepsItsWords(free: Int?) {
    #expect(told(Message(text: "no module"), freeBytes: free) as? Message == Message(text: "no module"))
    let own = StorageError(folder: "/cache/lock", errno: EACCES)
    #expect(told(own, freeBytes: 0) as? StorageError == own)
  }

  @Test func aRemedyIsGivenOnce() throws {
    let full = CocoaError(
      .fileWriteOutOfSpace, userInfo: [NSUnderlyingErrorKey: POSIXError(.ENOSPC)])
    let error = try #require(told(full, freeBytes: nil) as? StorageError)
    #expect(error.description.lowercased().components(separatedBy: "free some space").count == 2)
  }

  @Test func halfOfAFolderIsRemoved() throws {
    let temporary = try TemporaryFolder()
    let cache = try CacheDirectory(URL(filePath: temporary.path))
    #expect(throws: Message(text: "no module")) {
      _ = try cache.folder("modules/key") { folder in
        try Data("half".utf8).write(to: folder.appending(path: "A.swiftmodule"))
        throw Message(text: "no module")
      }
    }
    #expect(!FileManager.default.fileExists(atPath: temporary.path + "/modules/key"))
  }
}
