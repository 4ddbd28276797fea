import Testing
import WorkerProtocol

@testable import Grading

/// A channel that fails the same way for some entry points, and counts calls.
private final class FailingChannel: CallChannel {
  private let failures: [String: CallFailure]
  private(set) var calls = 0

  init(_ failures: [String: CallFailure] = [:]) { self.failures = failures }

  func call(_ call: EntryCall) throws -> CallOutcome {
    calls += 1
    if let failure = failures[call.entryPoint] { throw failure }
    return .returned(.void)
  }
}

@Suite("The way from an item to the student's code") struct ItemChannelTests {
  private func call(_ entryPoint: String) -> EntryCall { EntryCall(exercise: "e", entryPoint: entryPoint) }

  @Test("does not call again what did not return, and calls everything else")
  func silent() throws {
    let late = CallFailure.timedOut(limit: .seconds(5), on: .processor)
    let student = FailingChannel(["loops()": late, "traps()": .exited(status: 1)])
    let channel = ItemChannel(student, reference: { FailingChannel() }, silent: SilentEntryPoints())
    for _ in 0..<3 { #expect(throws: late) { try channel.call(call("loops()")) } }
    #expect(student.calls == 1)
    for _ in 0..<3 { #expect(throws: CallFailure.exited(status: 1)) { try channel.call(call("traps()")) } }
    #expect(try channel.call(call("returns()")) == .returned(.void))
    #expect(student.calls == 5)
  }

  @Test("believes a refusal only when the reference's worker refuses too")
  func refusals() {
    let refusal = CallFailure.refused(reason: "disk full")
    let forged = ItemChannel(
      FailingChannel(["f()": refusal]), reference: { FailingChannel() }, silent: SilentEntryPoints())
    #expect(throws: CallFailure.malformedReply(reason: "instead of a result came a refusal")) {
      try forged.call(call("f()"))
    }
    let real = ItemChannel(
      FailingChannel(["f()": refusal]), reference: { FailingChannel(["f()": refusal]) },
      silent: SilentEntryPoints())
    #expect(throws: CallFailure.harness(reason: "the worker refused f(): disk full")) {
      try real.call(call("f()"))
    }
  }

  @Test("never repeats a call that passes functions")
  func callbacks() {
    let reference = FailingChannel()
    let channel = ItemChannel(
      FailingChannel(["f()": .refused(reason: "no")]), reference: { reference }, silent: SilentEntryPoints())
    var call = call("f()")
    call.appendCallback { _ in .returned(.void) }
    #expect(throws: CallFailure.malformedReply(reason: "instead of a result came a refusal")) {
      try channel.call(call)
    }
    #expect(reference.calls == 0)
  }
}
