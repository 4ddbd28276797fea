import Foundation
import Testing

@testable import Sandbox

/// What the grader reads of a process from outside.
@Suite(.enabled(if: Probe.works)) struct ProcessorTimeTests {
  @Test(
    "is the program's own, and nothing while it sleeps", arguments: SandboxPolicy.allCases)
  func processorTime(policy: SandboxPolicy) throws {
    let sandbox = Sandbox(untested: policy, tools: Probe.tools)
    let spinning = try sandbox.start(Probe.command(["spin"]), limits: Limits())
    let sleeping = try sandbox.start(Probe.command(["sleep"]), limits: Limits())
    defer {
      spinning.terminate()
      sleeping.terminate()
    }
    // The program has no more to say than that it works: wait for its clock to move.
    let patience = ContinuousClock.now + .seconds(60)
    while (spinning.processorTime ?? .zero) < .milliseconds(300), .now < patience { usleep(10_000) }
    #expect(try #require(spinning.processorTime) >= .milliseconds(300))
    #expect(try #require(sleeping.processorTime) < .milliseconds(200))
  }

  @Test func isUnknownOnceItHasEnded() throws {
    let process = try Sandbox(untested: .bubblewrap, tools: Probe.tools).start(
      Probe.command(["exit", "0"]), limits: Limits())
    try process.waitForExit()
    #expect(process.processorTime == nil)
  }

  @Test func aKillFromOutsideIsNoLackOfMemory() throws {
    let littleEndian = (0..<8).map { UInt8(truncatingIfNeeded: (4 << 20) >> (8 * $0)) }
    var bytes = SupervisorReport.magic + [UInt8](repeating: 0, count: 40)
    bytes[20] = 1
    bytes[24] = UInt8(Signals.kill)
    bytes.replaceSubrange(48..<56, with: littleEndian)
    let report = try #require(SupervisorReport(bytes))
    let error = CapturedOutput(bytes: Array("out of memory".utf8))
    #expect(
      try Ending(report, error: error, limits: .worker, killedBecause: nil) == .signalled(Signals.kill))
  }

  @Test func usersAreNeverShared() throws {
    var users = try (0..<64).map { _ in try SandboxUser() }
    #expect(Set(users.map(\.id)).count == 64)
    users.removeFirst(32)
    users += try (0..<32).map { _ in try SandboxUser() }
    #expect(Set(users.map(\.id)).count == 64)
    users[0].giveBack()
    users[0].giveBack()
    let next = try (0..<2).map { _ in try SandboxUser() }
    #expect(next[0].id != next[1].id)
  }
}
