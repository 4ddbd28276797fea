import Foundation
import Synchronization
import Testing

@testable import Sandbox

/// Running, feeding, ending and killing.
@Suite(.enabled(if: Probe.works)) struct RunTests {
  let sandbox = Sandbox(untested: .bubblewrap, tools: Probe.tools)

  @Test(arguments: SandboxPolicy.allCases) func inputReachesOutput(policy: SandboxPolicy) throws {
    var command = Probe.command(["copy"])
    command.input = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    let outcome = try Sandbox(untested: policy, tools: Probe.tools).run(command, limits: Limits())
    #expect(outcome.isSuccess)
    #expect(outcome.standardOutput.bytes == command.input)
  }

  @Test func unreadInputIsNoError() throws {
    var command = Probe.command(["exit", "3"])
    command.input = [UInt8](repeating: 0, count: 1 << 20)
    #expect(try sandbox.run(command, limits: Limits()).ending == .exited(status: 3))
  }

  @Test func missingProgramIsTheHarnessesFault() {
    #expect(throws: SandboxError.self) {
      try sandbox.run(Command(Command.Step("/absent"), profile: .worker), limits: Limits())
    }
  }

  @Test func missingMountIsTheHarnessesFault() {
    var command = Probe.command(["exit", "0"])
    command.mounts.append(Command.Mount("/absent"))
    #expect(throws: SandboxError.self) { try sandbox.run(command, limits: Limits()) }
  }

  @Test func stepsStopAtTheFirstFailure() throws {
    var command = Probe.command(["exit", "0"])
    command.steps += [Command.Step("/probe", ["exit", "4"]), Command.Step("/probe", ["print"])]
    let outcome = try sandbox.run(command, limits: Limits())
    #expect(outcome.ending == .exited(status: 4))
    #expect(outcome.step == 1)
    #expect(outcome.standardOutput.bytes.isEmpty)
  }

  struct ResultRow: Sendable {
    var probe: String
    var files: [String]
    var captured = 100
    var ending = Ending.exited(status: 0)
    var results: [String] = []
    var output = ""
  }

  @Test(arguments: [
    ResultRow(probe: "result", files: ["/tmp/result"], results: ["result"]),
    ResultRow(probe: "result", files: ["/tmp/result", "/dev/../tmp/result"], results: ["result", "result"]),

    ResultRow(probe: "result-link", files: ["/tmp/result"], ending: .noResult, output: "done\n"),
    ResultRow(probe: "result", files: ["/tmp/result", "/tmp/absent"], ending: .noResult, output: "result"),
    ResultRow(probe: "result", files: ["/tmp/result"], captured: 13, ending: .noResult, output: "result"),
  ])
  func resultFiles(row: ResultRow) throws {
    var command = Probe.command([row.probe])
    command.resultFiles = row.files
    let outcome = try sandbox.run(command, limits: Limits(capturedOutputBytes: row.captured))
    #expect(outcome.ending == row.ending)
    #expect(outcome.results.map { String(decoding: $0, as: UTF8.self) } == row.results)
    #expect(outcome.standardOutput.text.hasPrefix(row.output))
  }

  @Test(arguments: SandboxPolicy.allCases) func terminateEndsALongLivedProcess(policy: SandboxPolicy) throws {
    let process = try Sandbox(untested: policy, tools: Probe.tools).start(
      Probe.command(["sleep"]), limits: Limits())
    #expect(!process.waitForEnd(atMost: 0))
    process.terminate()
    #expect(try process.waitForExit().ending == .terminated)
    #expect(process.waitForEnd(atMost: 0))
    process.terminate()
  }

  /// A kill may hit bubblewrap at any moment of its start.
  @Test func terminateWorksAtAnyMoment() throws {
    for microseconds in stride(from: 0, to: 20_000, by: 500) {
      let process = try sandbox.start(Probe.command(["sleep"]), limits: Limits())
      usleep(UInt32(microseconds))
      process.terminate()
      #expect(try process.waitForExit().ending == .terminated)
    }
  }

  @Test func descriptorsAreCloseOnExec() throws {
    let process = try sandbox.start(Probe.command(["copy"]), limits: Limits())
    for descriptor in [process.standardInput, process.standardOutput] {
      #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
    }
    process.closeInput()
    #expect(try process.waitForExit().ending == .exited(status: 0))
  }

  @Test func manyAtOnceFromTheCooperativePoolDoNotDeadlock() async throws {
    let sandbox = sandbox
    let successes = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<24 {
        group.addTask {
          try sandbox.run(Probe.command(["exit", "0"]), limits: Limits(wallSeconds: 60)).isSuccess
        }
      }
      return try await group.reduce(into: 0) { count, success in count += success ? 1 : 0 }
    }
    #expect(successes == 24)
  }

  @Test func descriptorsAreReturned() async throws {
    func openDescriptors() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
    _ = try Probe.run("exit", "0")
    let before = try openDescriptors()
    for _ in 0..<20 { _ = try Probe.run("exit", "0") }
    // Tests running beside this one hold descriptors for a while; a leak here would be 60, for good.
    for _ in 0..<600 where try openDescriptors() >= before + 40 {
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(try openDescriptors() < before + 40)
  }
}
