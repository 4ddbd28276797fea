import Archives
import Foundation
import Testing

/// Runs `gradus-unpack` as a process.
struct UnpackCommandTests {
  private static func run(_ input: [UInt8]) throws -> (status: Int32, output: [UInt8]) {
    let process = Process()
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    process.executableURL = folder.appending(path: "gradus-unpack")
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = FileHandle.nullDevice
    try process.run()
    try? standardInput.fileHandleForWriting.write(contentsOf: Data(input))
    try standardInput.fileHandleForWriting.close()
    let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, Array(output))
  }

  private static let unpacker = SandboxedUnpacker { try run($0).output }

  @Test func unpacks() throws {
    let files: [ArchiveContents.File] = [.init(path: "lab/A.swift", bytes: Array("let a = 1".utf8))]
    let archive = try ZipWriter.archive(files + [.init(path: "notes.txt", bytes: [1])])
    let contents = try Self.unpacker.unpack(archive, suffixes: [".swift"])
    #expect(contents == ArchiveContents(files: files, skippedFiles: 1))
    #expect(
      try SandboxedUnpacker(run: UnpackedStream.reply).unpack(archive, suffixes: [".swift"]) == contents)
  }

  @Test func saysWhyNothingCanBeRead() throws {
    let error = try #require(throws: UnpackError.self) {
      try Self.unpacker.unpack(Array("plain text".utf8), suffixes: [".swift"])
    }
    #expect(error.description.contains("not a .zip, .tar or .tar.gz archive"))
  }

  @Test func keepsTheLimitOfItsRequest() throws {
    var limits = ArchiveLimits.submission
    limits.archiveBytes = 100
    let (status, output) = try Self.run(UnpackRequest(limits: limits).head + Array(repeating: 0, count: 101))
    #expect(status == 0)
    #expect(throws: UnpackError.self) { try UnpackedStream.decode(output, limits: limits) }
  }

  @Test func failsWithoutARequest() throws {
    #expect(try Self.run([]).status == 1)
    #expect(try Self.run(ZipWriter.archive([])).status == 1)
  }
}
