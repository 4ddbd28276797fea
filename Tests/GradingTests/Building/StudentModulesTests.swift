import Foundation
import Grading
import Submissions
import Testing

@Suite struct StudentModulesTests {
  /// Runs a body with a folder of compiled modules, of this content, and an empty cache.
  private func withFolders(
    _ contents: [String: String], _ body: (_ built: URL, _ cache: CacheDirectory) throws -> Void
  ) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    let built = root.appendingPathComponent("built")
    try FileManager.default.createDirectory(at: built, withIntermediateDirectories: true)
    for (name, text) in contents {
      try Data(text.utf8).write(to: built.appendingPathComponent("\(name).swiftmodule"))
    }
    try body(built, CacheDirectory(root.appendingPathComponent("cache")))
  }

  private let all = ["Tensors": "t", "Exercises": "e", "LabKit": "l"]

  @Test func copiesTheModulesThatStudentsImportAndNoOthers() throws {
    try withFolders(all.merging(["HiddenChecks": "secret"]) { $1 }) { built, cache in
      let modules = try StudentModules(builtIn: built, cache: cache)
      let names = try FileManager.default.contentsOfDirectory(atPath: modules.path)
      #expect(
        names.filter { $0.hasSuffix(".swiftmodule") }.sorted() == [
          "Exercises.swiftmodule", "LabKit.swiftmodule", "Tensors.swiftmodule",
        ])
    }
  }

  @Test func theSameModulesAreCopiedOnce() throws {
    try withFolders(all) { built, cache in
      let paths = try (1...2).map { _ in try StudentModules(builtIn: built, cache: cache).path }
      #expect(paths[0] == paths[1])
      let names = try FileManager.default.contentsOfDirectory(atPath: cache.root.path + "/modules")
      #expect(names.count { !$0.hasSuffix(".lock") } == 1)
    }
  }

  @Test func changedModulesGetAFolderOfTheirOwn() throws {
    try withFolders(all) { built, cache in
      let before = try StudentModules(builtIn: built, cache: cache).path
      try Data("new".utf8).write(to: built.appendingPathComponent("LabKit.swiftmodule"))
      #expect(try StudentModules(builtIn: built, cache: cache).path != before)
    }
  }

  @Test func aMissingModuleIsAnError() throws {
    try withFolders(["Tensors": "t"]) { built, cache in
      #expect(throws: (any Error).self) { try StudentModules(builtIn: built, cache: cache) }
    }
  }
}
