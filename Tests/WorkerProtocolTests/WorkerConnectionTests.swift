import Glibc
import Testing

@testable import WorkerProtocol

@Suite("A connection to a worker that misbehaves")
struct WorkerConnectionTests {
  /// A worker of which the test writes every word, before the grader reads them.
  private final class Puppet {
    let connection: WorkerConnection
    private var descriptors: [Int32] = []

    init(timeLimit: Duration = .seconds(30), limits: WireLimits = WireLimits()) {
      var pipes: [[Int32]] = []
      for _ in 0..<2 {
        var ends: [Int32] = [0, 0]
        precondition(unsafe pipe(&ends) == 0)
        pipes.append(ends)
      }
      descriptors = pipes.flatMap(\.self)
      connection = WorkerConnection(
        requests: pipes[0][1], replies: pipes[1][0], timeLimit: timeLimit, limits: limits)
    }

    func say(_ frame: Frame) { say(FrameCodec.encode(frame)) }
    func say(_ bytes: [UInt8]) { _ = unsafe write(descriptors[3], bytes, bytes.count) }

    /// Closes the worker's end of the replies.
    func leave() {
      close(descriptors[3])
      descriptors[3] = -1
    }

    deinit {
      for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
    }
  }

  private let call = EntryCall(exercise: "e", entryPoint: "f()")

  @Test(
    "fails by name",
    arguments: [
      (.reply(call: 2, .returned(.void)), .replyForAnotherCall(expected: 1, found: 2)),
      (.reply(call: 1, .threw(.callbackError(0))), .malformedReply(reason: "no callback threw error 0")),
      (.callback(call: 1, index: 0, arguments: []), .malformedReply(reason: "f() has no callback 0")),
      (.hello(version: 1, firstHandle: 0), .malformedReply(reason: "the worker sent a message out of turn")),
      (.exited(status: 3), .exited(status: 3)),
      (.refused(call: 1, .malformed("why")), .harness(reason: "the worker refused f(): why")),
    ] as [(Frame, CallFailure)])
  func failures(frame: Frame, failure: CallFailure) {
    let puppet = Puppet()
    puppet.say(frame)
    #expect(throws: failure) { try puppet.connection.call(call) }
    #expect(puppet.connection.failure == failure)
    #expect(throws: failure) { try puppet.connection.call(call) }
  }

  @Test("fails when the stream ends, also in the middle of a message")
  func ends() {
    let silent = Puppet()
    silent.leave()
    #expect(throws: CallFailure.exited(status: nil)) { try silent.connection.call(call) }
    let cut = Puppet()
    cut.say(Array(FrameCodec.encode(.reply(call: 1, .returned(.void))).dropLast()))
    cut.leave()
    #expect(throws: CallFailure.exited(status: nil)) { try cut.connection.call(call) }
  }

  @Test("fails when nothing, or only half a message, comes in time")
  func late() {
    let puppet = Puppet(timeLimit: .milliseconds(20))
    puppet.say([9, 0, 0])
    #expect(throws: CallFailure.timedOut(limit: .milliseconds(20))) { try puppet.connection.call(call) }
  }

  @Test("believes no announced length above the limit")
  func lengths() {
    let puppet = Puppet(limits: WireLimits(frameBytes: 1000))
    puppet.say([0xff, 0xff, 0xff, 0xff])
    #expect(throws: CallFailure.replyTooLarge(bytes: 0xffff_ffff, limit: 1000)) {
      try puppet.connection.call(call)
    }
  }

  @Test("refuses to send more than the limit: the grader's fault")
  func requests() {
    let puppet = Puppet(limits: WireLimits(frameBytes: 100))
    let large = EntryCall(
      exercise: "e", entryPoint: "f()", arguments: [.bytes([UInt8](repeating: 0, count: 200))])
    let failure = #expect(throws: CallFailure.self) { try puppet.connection.call(large) }
    #expect(failure?.isHarnessFault == true)
  }

  @Test("does not start with another version")
  func versions() {
    let puppet = Puppet()
    puppet.say(.ready(version: 99, exercises: []))
    let failure = #expect(throws: CallFailure.self) { try puppet.connection.start(generation: 1) }
    #expect(failure?.isHarnessFault == true && failure?.description.contains("99") == true)
  }

  @Test("goes on after a call for which there is no solution")
  func noSolution() throws {
    let puppet = Puppet()
    puppet.say(.refused(call: 1, .noSolution))
    puppet.say(.reply(call: 2, .returned(.int(5))))
    #expect(throws: CallFailure.noSolution(exercise: "e")) { try puppet.connection.call(call) }
    #expect(try puppet.connection.call(call) == .returned(.int(5)))
  }
}
