import Glibc
import Testing

@testable import WorkerProtocol

@Suite("A connection to a worker that misbehaves")
struct WorkerConnectionTests {
  private let call = EntryCall(exercise: "e", entryPoint: "f()")

  @Test(
    "fails by name",
    arguments: [
      (.reply(call: 2, .returned(.void)), .replyForAnotherCall(expected: 1, found: 2)),
      (.reply(call: 1, .threw(.callbackError(0))), .malformedReply(reason: "no callback threw error 0")),
      (.callback(call: 1, index: 0, arguments: []), .malformedReply(reason: "f() has no callback 0")),
      (.hello(version: 1, firstHandle: 0), .malformedReply(reason: "the worker sent a message out of turn")),
      (.exited(status: 3), .exited(status: 3)),
      (.refused(call: 1, .malformed("why")), .refused(reason: "why")),
      (
        .refused(call: 2, .malformed("disk full")),
        .malformedReply(reason: "the worker sent a message out of turn")
      ),
      (.notLoadable(reason: "why"), .malformedReply(reason: "the worker sent a message out of turn")),
      (.ready(version: 99), .malformedReply(reason: "the worker sent a message out of turn")),
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
    let puppet = Puppet(timeLimit: CallTime(processor: .seconds(30), wall: .milliseconds(20)))
    puppet.say([9, 0, 0])
    #expect(throws: CallFailure.timedOut(limit: .milliseconds(20), on: .wall)) {
      try puppet.connection.call(call)
    }
  }

  @Test("believes no announced length above the limit")
  func lengths() {
    let puppet = Puppet(limits: WireLimits(frameBytes: 1000))
    puppet.say([0xff, 0xff, 0xff, 0xff])
    #expect(throws: CallFailure.replyTooLarge(bytes: 0xffff_ffff, limit: 1000)) {
      try puppet.connection.call(call)
    }
  }

  @Test("sends no arguments, and no results of callbacks, above the worker's limit")
  func requests() {
    let limit = WireLimits.requests.frameBytes
    let large = WireValue.bytes([UInt8](repeating: 0, count: limit))
    let calling = Puppet()
    let failure = #expect(throws: CallFailure.self) {
      try calling.connection.call(EntryCall(exercise: "e", entryPoint: "f(_:)", arguments: [large]))
    }
    guard case .requestTooLarge(let bytes, limit)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(bytes > limit)

    let calledBack = Puppet()
    var call = EntryCall(exercise: "e", entryPoint: "f(_:)")
    call.appendCallback { _ in .returned(large) }
    calledBack.say(.callback(call: 1, index: 0, arguments: []))
    let second = #expect(throws: CallFailure.self) { try calledBack.connection.call(call) }
    guard case .requestTooLarge? = second else {
      Issue.record("\(String(describing: second))")
      return
    }
  }

  @Test("uses up its limit with processor time, whatever the clock on the wall says")
  func processorTime() {
    // Each look finds more work than the one before.
    var milliseconds = 0.0
    let puppet = Puppet(timeLimit: CallTime(processor: .milliseconds(50), wall: .seconds(1000))) {
      milliseconds += 40
      return .milliseconds(milliseconds)
    }
    #expect(throws: CallFailure.timedOut(limit: .milliseconds(50), on: .processor)) {
      try puppet.connection.call(call)
    }
    #expect(puppet.connection.timeUsed.processor >= .milliseconds(50))
  }

  @Test("does not count what it used before the call")
  func earlierTime() {
    let puppet = Puppet(timeLimit: CallTime(processor: .seconds(5), wall: .milliseconds(60))) {
      .seconds(1000)
    }
    #expect(throws: CallFailure.timedOut(limit: .milliseconds(60), on: .wall)) {
      try puppet.connection.call(call)
    }
  }

  @Test("does not count what callbacks take")
  func callbacks() throws {
    var seconds = 0.0
    let puppet = Puppet(timeLimit: CallTime(processor: .seconds(5), wall: .milliseconds(500))) {
      .seconds(seconds)
    }
    var call = EntryCall(exercise: "e", entryPoint: "f(_:)")
    call.appendCallback { _ in
      seconds += 60
      usleep(600_000)
      return .returned(.void)
    }
    puppet.say(.callback(call: 1, index: 0, arguments: []))
    puppet.say(.callback(call: 1, index: 0, arguments: []))
    puppet.say(.reply(call: 1, .returned(.int(3))))
    #expect(try puppet.connection.call(call) == .returned(.int(3)))
    #expect(puppet.connection.timeUsed.wall < .milliseconds(500))
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
