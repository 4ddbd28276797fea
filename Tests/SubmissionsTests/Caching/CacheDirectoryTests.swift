import Foundation
import Testing

@testable import Submissions

/// What stays in a cache and what goes, without any compiler.
struct CacheDirectoryTests {
  private let temporary: TemporaryFolder
  private let root: URL

  init() throws {
    temporary = try TemporaryFolder()
    root = URL(filePath: temporary.path).appending(path: "cache")
  }

  /// An entry as the compile cache has it, last used some hours ago.
  private func entry(_ name: Character, kilobytes: Int = 100, hoursAgo: Double) throws -> URL {
    let key = String(repeating: name, count: 64)
    return try entry(at: "submissions/\(key.prefix(2))/\(key)", kilobytes: kilobytes, hoursAgo: hoursAgo)
  }

  private func entry(at path: String, kilobytes: Int = 100, hoursAgo: Double) throws -> URL {
    try temporary.write("cache/\(path)/submission.so", Array(repeating: 1, count: kilobytes << 10))
    try temporary.write("cache/\(path)/result.json", "{}")
    let url = root.appending(path: path)
    for file in [url, url.appending(path: "result.json")] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -hoursAgo * 3600)], ofItemAtPath: file.path)
    }
    return url
  }

  private func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  @Test func whatWasNotUsedForLongestGoesFirst() throws {
    let cache = try CacheDirectory(root, limitBytes: 300 << 10)
    let hoursAgo: [(Character, Double)] = [("a", 3), ("b", 1), ("c", 4), ("d", 2)]
    let entries = try hoursAgo.map { try entry($0.0, hoursAgo: $0.1) }
    try cache.added(1 << 30)
    #expect(entries.map(exists) == [false, true, false, true])
    try cache.added(0)
    #expect(entries.map(exists) == [false, true, false, true], "the account is right after trimming")
  }

  @Test func nothingGoesWhileThereIsRoom() throws {
    let cache = try CacheDirectory(root, limitBytes: 10 << 20)
    let old = try entry("a", hoursAgo: 1000)
    try cache.added(1)
    #expect(exists(old))
  }

  @Test func onlyWhatIsKnownGoes() throws {
    let cache = try CacheDirectory(root, limitBytes: 0)
    let kept = ["thesis.tex", "submissions/notes.txt", "submissions/zz/notes.txt", "modules/README"]
    for path in kept { try temporary.write("cache/\(path)", "mine") }
    let entry = try entry("a", hoursAgo: 1)
    try cache.added(1)
    #expect(!exists(entry))
    #expect(kept.allSatisfy { exists(root.appending(path: $0)) })
  }

  @Test func whatKilledRunsHaveLeftGoes() throws {
    let old = ["submissions/once-1", "submissions/ab/draft-1"]
    let stale = try old.map { try entry(at: $0, hoursAgo: 25) }
    let fresh = try entry(at: "submissions/ab/draft-2", hoursAgo: 1)
    try temporary.write("cache/in-use/dead/1", "x")
    try temporary.write("cache/in-use/dead.lock", "")
    let cache = try CacheDirectory(root)
    #expect(!exists(root.appending(path: "in-use/dead")) && !exists(root.appending(path: "in-use/dead.lock")))
    try cache.added(1)
    #expect(!stale.contains(where: exists) && exists(fresh))
  }

  @Test func aWorkspaceInUseStays() throws {
    let first = try CacheDirectory(root)
    try temporary.write("file", "x")
    let name = try first.workspace.secondName(of: URL(filePath: temporary.path).appending(path: "file"))
    let second = try CacheDirectory(root)
    try FileManager.default.removeItem(atPath: temporary.path + "/file")
    #expect(exists(name) && exists(second.workspace.folder))
    let folder = first.workspace.folder
    withExtendedLifetime(first) {}
    #expect(exists(folder))
  }

  @Test func aFolderIsFilledOnceAndGoesOnlyWhenNobodyUsesIt() throws {
    let key = "modules/" + String(repeating: "a", count: 64)
    var fills = 0
    func fill(_ folder: URL) throws {
      fills += 1
      try Data(count: 10_000).write(to: folder.appending(path: "x"))
    }
    let full = try CacheDirectory(root, limitBytes: 0)
    var user: CacheDirectory? = try CacheDirectory(root)
    let folder = try #require(try user?.folder(key, fill: fill))
    #expect(try user?.folder(key, fill: fill) == folder && fills == 1)
    try full.added(1)
    #expect(exists(folder.appending(path: "x")))
    user = nil
    try full.added(1)
    #expect(!exists(folder))
    #expect(try CacheDirectory(root).folder(key, fill: fill) == folder && fills == 2)
  }

  @Test func aFolderThatCouldNotBeFilledIsFilledAgain() throws {
    let cache = try CacheDirectory(root)
    let key = "modules/" + String(repeating: "b", count: 64)
    #expect(throws: CancellationError.self) {
      try cache.folder(key) { folder in
        try Data().write(to: folder.appending(path: "half"))
        throw CancellationError()
      }
    }
    let folder = try cache.folder(key) { try Data().write(to: $0.appending(path: "whole")) }
    #expect(!exists(folder.appending(path: "half")) && exists(folder.appending(path: "whole")))
  }

  @Test func aFolderThatCannotBeUsedSaysWhatToDo() throws {
    try temporary.write("file", "x")
    let error = #expect(throws: StorageError.self) {
      try CacheDirectory(URL(filePath: temporary.path).appending(path: "file"))
    }
    #expect(error?.description.contains("--cache DIR") == true)
  }
}
