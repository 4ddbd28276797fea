import CourseModel
import Tensors
import Testing
import WorkerProtocol

@testable import Checks

/// A channel that answers every call alike.
private final class AnsweringChannel: CallChannel {
  private let answer: () throws -> CallOutcome
  private(set) var calls = 0

  init(_ answer: @escaping () throws -> CallOutcome) { self.answer = answer }

  func call(_ call: EntryCall) throws -> CallOutcome {
    calls += 1
    return try answer()
  }
}

private var call: EntryCall { EntryCall(exercise: "e", entryPoint: "f(_:)", arguments: [.double(0)]) }

@Suite struct BoundedChannelTests {
  @Test func callsNoMoreOnceTheAnswersAreTooLarge() throws {
    let long = Tensor(shape: [1_000_000], storage: [Double](repeating: 0, count: 1_000_000))
    let answers = AnsweringChannel { .returned(.tensor(long)) }
    let channel = BoundedChannel(answers, noting: FailingCalls())
    let most = BoundedChannel.budget / 8_000_000 + 1
    for _ in 0..<most { _ = try channel.call(call) }
    for _ in 0..<100 {
      let refusal = #expect(throws: Mismatch.self) { try channel.call(call) }
      #expect(refusal?.message == "not called: earlier results of this item were too large")
    }
    #expect(answers.calls == most)
  }

  @Test(
    arguments: [
      (.replyTooLarge(bytes: 64_000_000, limit: 16_777_216), 4), (.malformedReply(reason: "33 axes"), 32),
      (
        .crashed(
          CallFailure.Crash(record: CrashRecord(signal: 4, isStackOverflow: false, peakBytes: 0, offsets: []))
        ), 100
      ),
      (.harness(reason: "no fork"), 100),
    ] as [(CallFailure, Int)]) func countsRepliesThatAreRefused(failure: CallFailure, calls: Int)
  {
    let answers = AnsweringChannel { throw failure }
    let channel = BoundedChannel(answers, noting: FailingCalls())
    for _ in 0..<100 { _ = try? channel.call(call) }
    #expect(answers.calls == calls)
  }

  @Test(
    "notes what failing cases call, even what gives no answer",
    arguments: [(true, []), (false, ["f(_:)"])] as [(Bool, Set<String>)])
  func failingCalls(passes: Bool, noted: Set<String>) {
    let failing = FailingCalls()
    let channel = BoundedChannel(AnsweringChannel { throw CallFailure.lostObject }, noting: failing)
    for ending in [true, passes, true] {
      failing.begin()
      _ = try? channel.call(
        EntryCall(exercise: "e", entryPoint: ending == passes && !passes ? "f(_:)" : "g(_:)"))
      failing.end(passed: ending)
    }
    #expect(failing.entryPoints == noted)
    let copy = failing.copy()
    failing.begin()
    failing.note("h(_:)")
    failing.end(passed: false)
    #expect(copy.entryPoints == noted)
  }
}
