import Foundation
import Testing

@testable import Sandbox

/// Each limit bites: a row per limit, with a program that would go on without it.
@Suite(.enabled(if: Probe.works)) struct LimitTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var limits: Limits
    var ending: Ending
    var output: String?
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: [String], _ limits: Limits, _ ending: Ending, output: String? = nil) {
      self.arguments = arguments
      self.limits = limits
      self.ending = ending
      self.output = output
    }
  }

  static let rows = [
    Row(["exit", "0"], Limits(wallSeconds: 60), .exited(status: 0)),
    Row(["exit", "139"], Limits(wallSeconds: 60), .exited(status: 139)),
    Row(["signal", "11"], Limits(wallSeconds: 60), .signalled(11)),
    Row(["spin"], Limits(wallSeconds: 0.5), .timedOut(seconds: 0.5)),
    Row(["sleep"], Limits(wallSeconds: 0.5), .timedOut(seconds: 0.5)),
    Row(["close-and-sleep"], Limits(wallSeconds: 0.5), .timedOut(seconds: 0.5)),
    Row(["spin"], Limits(wallSeconds: 30, cpuSeconds: 1), .cpuTimeExceeded(seconds: 1)),
    Row(["spin-stubbornly"], Limits(wallSeconds: 30, cpuSeconds: 1), .cpuTimeExceeded(seconds: 1)),
    Row(["hog"], Limits(wallSeconds: 60, addressSpaceBytes: 128 * .mebibyte), .outOfMemory),
    Row(["recurse"], Limits(wallSeconds: 60, stackBytes: .mebibyte), .signalled(11)),
    Row(
      ["large-file"], Limits(fileSizeBytes: 65536, temporaryBytes: 32 << 20), .exited(status: 0),
      output: "6553600\n"),
    Row(["descriptors"], Limits(openFiles: 10), .exited(status: 0), output: "7\n"),
    Row(["core"], Limits(wallSeconds: 60), .signalled(6), output: "0\n"),
    Row(["raise-limit"], Limits(wallSeconds: 60), .exited(status: 0), output: "EPERM\n"),
  ]

  @Test(arguments: rows) func limitBites(row: Row) throws {
    let outcome = try Sandbox(untested: .bubblewrap, tools: Probe.tools)
      .run(Probe.command(row.arguments), limits: row.limits)
    #expect(outcome.ending == row.ending, "\(outcome.standardError.text)")
    if let output = row.output { #expect(outcome.standardOutput.text == output) }
  }

  @Test(arguments: [8, 24]) func threadsAreCounted(processes: Int) throws {
    let outcome = try Probe.run("threads", limits: Limits(processes: processes))
    let started = try #require(Int(outcome.standardOutput.text.dropLast()))
    // The program's first thread counts, and so does the supervisor where it is the same user.
    #expect((processes - 2...processes - 1).contains(started))
  }

  @Test(arguments: ["file", "folder", "link"]) func withoutATemporaryFolderNothingIsMade(kind: String) throws
  {
    let limits = Limits(temporaryBytes: 0)
    #expect(try Probe.run("make", kind, limits: limits).standardOutput.text == "Read-only file system\n")
    #expect(try Probe.run("make", kind, limits: .worker).standardOutput.text == "done\n")
  }

  /// Empty files take no bytes of the temporary folder, only of the machine's memory.
  @Test(arguments: ["files", "folders", "links"], [Command.Profile.worker, .compiler])
  func temporaryFilesAreCounted(kind: String, profile: Command.Profile) throws {
    let outcome = try Probe.run("make-many", kind, limits: Limits(temporaryFiles: 100), profile: profile)
    // The folder itself is one of them.
    #expect(outcome.standardOutput.text == "99 No space left on device\n")
  }

  @Test func temporaryFolderIsBounded() throws {
    let outcome = try Probe.run("fill", limits: Limits(temporaryBytes: 4 * .mebibyte))
    let written = try #require(Int(outcome.standardOutput.text.dropLast()))
    #expect((3 * .mebibyte...4 * .mebibyte).contains(written))
  }

  @Test(arguments: ["print", "print-error"]) func outputIsCutAndCounted(name: String) throws {
    let limits = Limits(capturedOutputBytes: 1000, capturedErrorBytes: 1000)
    let outcome = try Probe.run(name, limits: limits)
    let stream = name == "print" ? outcome.standardOutput : outcome.standardError
    #expect(outcome.isSuccess)
    #expect(stream.bytes == [UInt8](repeating: UInt8(ascii: "y"), count: 1000))
    #expect(stream.discarded == 160 * 65536 - 1000)
  }

  @Test func limitsAreCodable() throws {
    let limits = Limits(wallSeconds: 1.5, processes: 3)
    #expect(try JSONDecoder().decode(Limits.self, from: JSONEncoder().encode(limits)) == limits)
  }

  @Test func defaultsAreAsPublished() {
    #expect(Limits.compilation.addressSpaceBytes == 2 << 30)
    #expect(Limits.compilation.cpuSeconds == 20)
    #expect(Limits.worker.capturedErrorBytes == 65536)
  }
}
