import ExerciseBridges
import Exercises
import Foundation
import Tensors
import Testing
import WorkerProtocol

@Suite("A call that fails says how", .serialized)
struct FailureTests {
  private func episode(
    _ number: Double, timeLimit: CallTime = CallTime(limit: 60), limits: WireLimits = WireLimits(),
    stackMebibytes: Int = 64
  ) throws -> HostileSubmission.Episode {
    try HostileSubmission.run(stackMebibytes: stackMebibytes, timeLimit: timeLimit, limits: limits) { proxy in
      _ = try proxy.tanh(Tensor(shape: [1], storage: [number]))
    }
  }

  @Test(
    "when it traps: with the runtime's message and the student's line",
    arguments: [
      (1, "Index out of range", "// index", SIGILL),
      (5, nil, "case 5:", SIGABRT),
      (6, "the student's own message", "case 6:", SIGILL),
      (9, "Unexpectedly found nil while unwrapping an Optional value", "Double(number!)", SIGILL),
      (13, nil, "case 13:", SIGSEGV),
    ] as [(Double, String?, String, Int32)])
  func traps(number: Double, message: String?, line: String, signal: Int32) throws {
    let episode = try episode(number)
    guard case .crashed(let crash)? = episode.failure else {
      Issue.record("\(String(describing: episode.failure)) \(episode.prints)")
      return
    }
    #expect(crash.message == message && !crash.record.isStackOverflow && crash.record.peakBytes > 1 << 20)
    #expect([signal, SIGTRAP].contains(crash.record.signal) && episode.status == 120)
    let location = try #require(crash.location)
    #expect(try source(at: location).contains(line))
  }

  private func source(at location: SourceLine) throws -> String {
    try String(contentsOfFile: location.file, encoding: .utf8).components(separatedBy: "\n")[
      location.line - 1]
  }

  @Test("when the arithmetic overflows, in the student's line without a message")
  func overflow() throws {
    guard case .crashed(let crash)? = try episode(12).failure else {
      Issue.record("no crash")
      return
    }
    #expect(try source(at: #require(crash.location)).contains("case 12:"))
  }

  @Test("when it recurses for ever, on a stack of any size", arguments: [1, 8, 64])
  func recursion(mebibytes: Int) throws {
    guard case .crashed(let crash)? = try episode(2, stackMebibytes: mebibytes).failure else {
      Issue.record("no crash")
      return
    }
    #expect(crash.record.isStackOverflow)
    #expect(try source(at: #require(crash.location)).contains("func recurse"))
  }

  @Test("when another thread traps")
  func otherThread() throws {
    guard case .crashed(let crash)? = try episode(16).failure else {
      Issue.record("no crash")
      return
    }
    #expect(crash.message == "on another thread")
  }

  @Test("when it ends the process")
  func exits() throws {
    #expect(try episode(3).failure == .exited(status: 0))
    let silent = try episode(8)
    #expect(silent.failure == .exited(status: nil) && silent.status == 3)
    #expect(try episode(10).failure == .exited(status: nil))
  }

  @Test("when there is no more memory")
  func memory() throws {
    #expect(try episode(11).failure == .outOfMemory(limitBytes: nil))
  }

  @Test("when it does not answer in time")
  func loops() throws {
    let limit = CallTime(processor: .seconds(60), wall: .milliseconds(200))
    #expect(try episode(4, timeLimit: limit).failure == .timedOut(limit: .milliseconds(200), on: .wall))
  }

  @Test("when the reply is too large")
  func tooLarge() throws {
    guard
      case .replyTooLarge(let bytes, limit: 1 << 20)? = try episode(
        7, limits: WireLimits(frameBytes: 1 << 20)
      ).failure
    else {
      Issue.record("not refused")
      return
    }
    #expect(bytes > 8_000_000)
  }

  @Test("when it writes into the pipe itself")
  func forging() throws {
    let episode = try HostileSubmission.run { proxy throws in
      let x = Tensor(shape: [1], storage: [1])
      _ = try proxy.sigmoidBackward(x, gradOutput: x)
    }
    guard case .replyTooLarge? = episode.failure else {
      Issue.record("\(String(describing: episode.failure))")
      return
    }
  }

  @Test("and what it throws, prints or finds on standard input is no failure of the worker's")
  func noFailures() throws {
    let x = Tensor(shape: [2], storage: [14, 2])
    let episode = try HostileSubmission.run { proxy throws in
      #expect(try proxy.sigmoid(x).storage == [28, 4])
      #expect(throws: LabError.notImplemented) { try proxy.relu(x) }
      #expect(throws: StudentError.self) { try proxy.tanhBackward(x, gradOutput: x) }
      #expect(try proxy.tanh(x) == x)
      #expect(try proxy.sigmoid(x).storage == [28, 4])
    }
    #expect(episode.failure == nil && episode.status == 0)
    #expect(episode.prints == "printed by the student\n\nprinted by the student\n")
  }

  @Test("and after a failure the connection says the same again")
  func afterwards() throws {
    let episode = try HostileSubmission.run { proxy throws in
      let x = Tensor(shape: [1], storage: [3])
      #expect(throws: CallFailure.exited(status: 0)) { try proxy.tanh(x) }
      _ = try proxy.sigmoid(x)
    }
    #expect(episode.failure == .exited(status: 0))
  }
}
