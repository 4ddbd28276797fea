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

private func call(_ numbers: Int = 1) -> EntryCall {
  EntryCall(exercise: "e", entryPoint: "f(_:)", arguments: [.doubles([Double](repeating: 0, count: numbers))])
}

private func answer(_ numbers: Int) -> CallOutcome {
  .returned(.tensor(Tensor(shape: [numbers], storage: [Double](repeating: 0, count: numbers))))
}

private func bytes(_ exchanges: [Transcript.Exchange]) -> Int {
  exchanges.reduce(0) { $0 + $1.call.arguments.footprint + ($1.outcome?.footprint ?? 0) }
}

@Suite struct TranscriptTests {
  @Test(arguments: [true, false]) func keepsTheFirstCalls(passed: Bool) {
    let transcript = Transcript(capacity: 3)
    for number in 1...5 {
      transcript.begin()
      transcript.note(call(number), answer(number))
      transcript.end(passed: passed)
    }
    let kept = passed ? transcript.passing : transcript.failing
    #expect(kept.map(\.outcome) == [1, 2, 3].map(answer))
    #expect((passed ? transcript.failing : transcript.passing).isEmpty)
  }

  @Test(arguments: [(true, false), (false, true)])
  func knowsThatFailingCallsAreMissing(passed: Bool, lacks: Bool) {
    let transcript = Transcript()
    transcript.begin()
    transcript.note(
      EntryCall(exercise: "e", entryPoint: "f(_:)", arguments: [.array([.handle(1)])]), answer(1))
    transcript.end(passed: passed)
    transcript.begin()
    transcript.note(call(), answer(1))
    transcript.end(passed: false)
    #expect(transcript.lacksFailingCalls == lacks)
    #expect(transcript.copy().lacksFailingCalls == lacks)
    #expect(transcript.passing.isEmpty && transcript.failing.count == 1)
  }

  @Test func copyGoesOnByItself() {
    let transcript = Transcript()
    transcript.begin()
    transcript.note(call(), answer(1))
    transcript.end(passed: false)
    let copy = transcript.copy()
    copy.begin()
    copy.note(call(), answer(2))
    copy.end(passed: false)
    #expect(transcript.failing.count == 1 && copy.failing.count == 2)
  }

  @Test func keepsAtMostItsBudgetOfEither() {
    let transcript = Transcript()
    for index in 0..<256 {
      transcript.begin()
      for _ in 0..<4 { transcript.note(call(1000), answer(8000)) }
      transcript.end(passed: index % 2 == 0)
    }
    for kept in [transcript.passing, transcript.failing] {
      #expect(bytes(kept) <= Transcript.budget)
      #expect(bytes(kept) > Transcript.budget / 2)
    }
  }

  @Test func keepsNoLongCallAndOfALongAnswerThatItCame() {
    let transcript = Transcript()
    transcript.begin()
    transcript.note(call(100_000), answer(1))
    transcript.note(call(), answer(2_000_000))
    transcript.end(passed: false)
    #expect(transcript.failing.count == 1)
    #expect(transcript.failing.first?.outcome == nil)
  }
}

@Suite struct RecordingChannelTests {
  @Test func callsNoMoreOnceTheAnswersAreTooLarge() throws {
    let answers = AnsweringChannel { answer(1_000_000) }
    let channel = RecordingChannel(answers, into: Transcript())
    let most = RecordingChannel.budget / 8_000_000 + 1
    for _ in 0..<most { _ = try channel.call(call()) }
    for _ in 0..<100 {
      let refusal = #expect(throws: Mismatch.self) { try channel.call(call()) }
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
    let channel = RecordingChannel(answers, into: Transcript())
    for _ in 0..<100 { _ = try? channel.call(call()) }
    #expect(answers.calls == calls)
  }
}
