import Foundation
import Testing

@testable import Submissions

/// A compiler that counts how often it is asked about itself.
private struct CountingCompiler {
  let folder = FileManager.default.temporaryDirectory.appending(path: "toolchain-\(UUID().uuidString)")
  var compiler: URL { folder.appending(path: "bin/swiftc") }
  var memory: URL { folder.appending(path: "memory") }

  init(hasFrontend: Bool = true) throws {
    let manager = FileManager.default
    try manager.createDirectory(at: folder.appending(path: "bin"), withIntermediateDirectories: true)
    try manager.createDirectory(at: folder.appending(path: "lib/swift"), withIntermediateDirectories: true)
    let answer = """
      {"compilerVersion": "one", "target": {"triple": "x86_64-unknown-linux-gnu"},
       "paths": {"runtimeLibraryPaths": [], "runtimeResourcePath": "\(folder.path)/lib/swift"}}
      """
    try write("#!/bin/sh\necho asked >> '\(folder.path)/asked'\ncat <<'END'\n\(answer)\nEND\n", to: "swiftc")
    for program in hasFrontend ? ["swift-frontend", "lld"] : ["lld"] { try write("#!/bin/sh\n", to: program) }
  }

  func write(_ text: String, to program: String) throws {
    let url = folder.appending(path: "bin/\(program)")
    try Data(text.utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
  }

  func located() throws -> Toolchain {
    try Toolchain.located(compiler: compiler.path, rememberedIn: memory)
  }

  var timesAsked: Int {
    let text = try? String(contentsOf: folder.appending(path: "asked"), encoding: .utf8)
    return text?.split(separator: "\n").count ?? 0
  }
}

@Suite struct ToolchainTests {
  @Test func aCompilerIsAskedOnce() throws {
    let compiler = try CountingCompiler()
    defer { try? FileManager.default.removeItem(at: compiler.folder) }
    let first = try compiler.located()
    #expect(try compiler.located() == first)
    #expect(first.version == "one")
    #expect(compiler.timesAsked == 1)
  }

  @Test func aNewCompilerIsAskedAgain() throws {
    let compiler = try CountingCompiler()
    defer { try? FileManager.default.removeItem(at: compiler.folder) }
    _ = try compiler.located()
    try compiler.write("#!/bin/sh\n# newer\n", to: "swift-frontend")
    _ = try compiler.located()
    #expect(compiler.timesAsked == 2)
  }

  /// Such a program may choose another toolchain the next time.
  @Test func aProgramWithoutFrontendIsAskedEachTime() throws {
    let compiler = try CountingCompiler(hasFrontend: false)
    defer { try? FileManager.default.removeItem(at: compiler.folder) }
    _ = try compiler.located()
    _ = try compiler.located()
    #expect(compiler.timesAsked == 2)
  }

  @Test func whatIsNoMemoryIsReplaced() throws {
    let compiler = try CountingCompiler()
    defer { try? FileManager.default.removeItem(at: compiler.folder) }
    _ = try compiler.located()
    let kept = try FileManager.default.contentsOfDirectory(
      at: compiler.memory, includingPropertiesForKeys: nil)
    #expect(kept.count == 1)
    try Data("{}".utf8).write(to: kept[0])
    #expect(try compiler.located().version == "one")
    #expect(compiler.timesAsked == 2)
  }
}
