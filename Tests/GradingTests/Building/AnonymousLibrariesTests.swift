import Foundation
import Testing

@testable import Grading

@Suite struct AnonymousLibrariesTests {
  private let folder: URL
  private let original: URL
  private let place: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "libraries-\(UUID().uuidString)")
    original = folder.appending(path: "home/toolchain")
    place = folder.appending(path: "shared")
    for folder in [original, place] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    for name in ["libA.so", "libB.so", "notes.txt"] {
      try Data(name.utf8).write(to: original.appending(path: name))
    }
  }

  private func copies() throws -> AnonymousLibraries { try AnonymousLibraries(of: original.path, in: place) }

  private func contents(_ name: String, of copies: AnonymousLibraries) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: copies.path).appending(path: name), encoding: .utf8)
  }

  @Test func librariesAreCopiedOnceAndNothingElse() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let copies = try copies()
    #expect(copies.path.hasPrefix(place.path))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: copies.path).sorted() == ["libA.so", "libB.so"])
    #expect(try contents("libA.so", of: copies) == "libA.so")
    let before = try FileManager.default.attributesOfItem(atPath: copies.path + "/libA.so")[.systemFileNumber]
    #expect(try self.copies().path == copies.path)
    let after = try FileManager.default.attributesOfItem(atPath: copies.path + "/libA.so")[.systemFileNumber]
    #expect(before as? Int == after as? Int)
  }

  @Test func whatIsMissingOrCutOffIsCopiedAgain() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try copies().path
    try FileManager.default.removeItem(atPath: path + "/libA.so")
    try FileManager.default.removeItem(atPath: path + "/libB.so")
    try Data("li".utf8).write(to: URL(fileURLWithPath: path + "/libB.so"))
    let again = try copies()
    #expect(try contents("libA.so", of: again) == "libA.so")
    #expect(try contents("libB.so", of: again) == "libB.so")
  }

  @Test func anotherToolchainIsCopiedElsewhere() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try copies().path
    try Data("another".utf8).write(to: original.appending(path: "libA.so"))
    let other = try copies()
    #expect(other.path != path)
    #expect(try contents("libA.so", of: other) == "another")
  }

  @Test(arguments: ["file", "link", "open to all"]) func aFolderOfSomebodyElsesIsNotTrusted(kind: String)
    throws
  {
    defer { try? FileManager.default.removeItem(at: folder) }
    let taken = place.appending(path: "gradus-libraries-\(geteuid())")
    switch kind {
    case "file": try Data().write(to: taken)
    case "link": try FileManager.default.createSymbolicLink(at: taken, withDestinationURL: original)
    default:
      try FileManager.default.createDirectory(at: taken, withIntermediateDirectories: false)
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: taken.path)
    }
    #expect(throws: SharedFolderTaken(folder: taken.path)) { try copies() }
  }

  @Test func onlyTheSystemsFoldersAreImpersonal() throws {
    #expect(!SharedFolder.isPersonal("/usr/lib"))
    let own = folder.appending(path: "own")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    if geteuid() == 0 {
      #expect(!SharedFolder.isPersonal(own.path))
      try FileManager.default.setAttributes([.ownerAccountID: 12345], ofItemAtPath: own.path)
    }
    #expect(SharedFolder.isPersonal(own.appending(path: "swift").path))
  }
}
