import Foundation
import Glibc
import Testing

@testable import Submissions

/// What killed processes have left in a folder that holds other things too.
struct ProcessWorkspaceTests {
  private let temporary: TemporaryFolder
  private let folder: URL

  init() throws {
    temporary = try TemporaryFolder()
    folder = URL(filePath: temporary.path)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  @Test func onlyWhatNobodyUsesGoes() throws {
    let used = try ProcessWorkspace(among: folder, prefix: "mine-")
    for name in ["mine-dead", "mine-unlocked", "other"] { try temporary.write("\(name)/1", "x") }
    for name in ["mine-dead.lock", "other.lock"] { try temporary.write(name) }
    let new = try ProcessWorkspace(among: folder, prefix: "mine-")
    #expect(!exists("mine-dead") && !exists("mine-dead.lock"))
    #expect(["mine-unlocked/1", "other/1", "other.lock"].allSatisfy(exists))
    for workspace in [used, new] {
      #expect(workspace.folder.lastPathComponent.hasPrefix("mine-"))
      #expect(exists(workspace.folder.lastPathComponent))
    }
  }

  @Test func itGoesWithItsLastReference() throws {
    var workspace: ProcessWorkspace? = try ProcessWorkspace(among: folder, prefix: "mine-")
    try Data("x".utf8).write(to: try #require(workspace).newPath())
    workspace = nil
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test func aProcessKeepsOneForTemporaryFiles() throws {
    let workspace = try ProcessWorkspace.kept(in: folder, prefix: "mine-", permissions: 0o700)
    #expect(try ProcessWorkspace.kept(in: folder, prefix: "mine-", permissions: 0o700) === workspace)
    let attributes = try FileManager.default.attributesOfItem(atPath: workspace.folder.path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    try FileManager.default.removeItem(at: workspace.folder)
    #expect(try ProcessWorkspace.kept(in: folder, prefix: "mine-", permissions: 0o700) !== workspace)
  }

  @Test func whereNoneCanBeMadeAnotherTemporaryFolderIsAskedFor() throws {
    // Longer than any name may be.
    let prefix = String(repeating: "x", count: 255)
    let error = #expect(throws: StorageError.self) {
      try ProcessWorkspace.kept(in: folder, prefix: prefix, permissions: 0o700)
    }
    #expect(error?.remedy.contains("TMPDIR") == true)
  }

  /// A link in the place of a lock leads nowhere.
  @Test func linksAreNotFollowed() throws {
    try temporary.write("victim", "precious")
    try temporary.link("mine-a.lock", to: temporary.path + "/victim")
    try temporary.link("mine-b.lock", to: temporary.path + "/made")
    _ = try ProcessWorkspace(among: folder, prefix: "mine-")
    #expect(exists("victim") && !exists("made"))
  }

  @Test(.enabled(if: geteuid() == 0)) func whatSomebodyElseOwnsStays() throws {
    try temporary.write("mine-theirs/1", "x")
    try temporary.write("mine-theirs.lock")
    #expect(unsafe chown(temporary.path + "/mine-theirs.lock", 12_345, 12_345) == 0)
    _ = try ProcessWorkspace(among: folder, prefix: "mine-")
    #expect(exists("mine-theirs/1") && exists("mine-theirs.lock"))
  }
}
