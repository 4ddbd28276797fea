import Foundation
import Sandbox
import Testing

@testable import Submissions

@Suite(.serialized, .enabled(if: Course.isTested)) struct ObjectFileTests {
  private let object: [UInt8]

  init() throws {
    let compiler = try #require(Course.shared).compiler()
    object = try #require(CompilationJob(compiler, groups: [.alone(Course.alpha)]).compile().object)
  }

  @Test func readsSectionsAndSymbols() throws {
    let file = try ObjectFile(object)
    #expect(file.sections.contains { $0.name == ".text" && $0.flags & 2 != 0 })
    #expect(file.sections.contains { $0.name == "swift5_type_metadata" })
    let entry = try #require(file.symbols.first { $0.name == "gradus_solution_alpha" })
    #expect(entry.isDefined && !entry.isWeak)
    let used = try #require(file.symbols.first { $0.name == "exp" })
    #expect(!used.isDefined)
  }

  @Test func codeIsWhereTheFileSaysItIs() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "object-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: path) }
    func code(of bytes: [UInt8]) throws -> ObjectFile.Code? {
      try Data(bytes).write(to: path)
      return try ObjectFile.code(at: path.path)
    }
    let size = try #require(try ObjectFile(object).sections.first { $0.name == ".text" }).size
    #expect(try code(of: object) == ObjectFile.Code(address: 0, size: size))
    #expect(throws: ObjectFile.Malformed.self) { try code(of: Array(object.prefix(70))) }
  }

  @Test func aFileThatIsCutOffIsAnErrorOrShorter() {
    for length in stride(from: 0, to: object.count, by: 97) {
      #expect(throws: ObjectFile.Malformed.self) { try ObjectFile(Array(object.prefix(length))) }
    }
  }

  /// A damaged byte may make an error or another content, but no trap and no endless work.
  @Test func damagedBytesDoNoHarm() {
    var generator = SystemRandomNumberGenerator()
    // The header and the section table, whose place the header says, hold all counts and offsets.
    let table = object[40..<48].reversed().reduce(0) { $0 << 8 | Int($1) }
    for _ in 0..<2000 {
      var damaged = object
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place =
          Bool.random(using: &generator) ? Int.random(in: 6..<64) : Int.random(in: table..<object.count)
        damaged[place] = [0, 1, 0x7f, 0x80, 0xff, UInt8.random(in: 0...255)].randomElement() ?? 0
      }
      _ = try? ObjectFile(damaged)
    }
  }

  @Test(arguments: [
    [], Array("#!/bin/sh".utf8), [0x7f, 0x45, 0x4c, 0x46, 2, 1], [0x7f, 0x45, 0x4c, 0x46, 1, 1, 1],
  ])
  func whatIsNoObjectIsRefused(bytes: [UInt8]) {
    #expect(throws: ObjectFile.Malformed.self) { try ObjectFile(bytes) }
    let policy = ObjectPolicy(moduleName: "M", entrySymbols: [], allowedImports: [])
    guard case .object? = policy.findings(in: bytes).first else {
      Issue.record("\(policy.findings(in: bytes))")
      return
    }
  }
}
