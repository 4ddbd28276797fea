import CourseModel
import Synchronization
import Testing
import WorkerProtocol

@testable import Checks
@testable import Grading

/// The reference, or a mistake, that answers as its text says: `ok` or `wrong` return it, `hangs` and `broken` fail.
private final class ScriptedChannel: CourseChannel, @unchecked Sendable {
  var secondsPerCall = 0.0
  private(set) var timeUsed = CallTime.zero
  private let text: String
  private let calls: CallCounts

  init(_ text: String, _ calls: CallCounts) {
    self.text = text
    self.calls = calls
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    calls.counts.withLock { $0[text, default: 0] += 1 }
    timeUsed = timeUsed + CallTime(processor: .seconds(1), wall: .seconds(1))
    switch text {
    case "hangs": throw CallFailure.timedOut(limit: .seconds(1), on: .processor)
    case "broken": throw CallFailure.harness(reason: "no fork")
    default: return .returned(.string(text))
    }
  }

  func close() {}
}

/// How often each text was called.
private final class CallCounts: Sendable {
  let counts = Mutex<[String: Int]>([:])
}

@Suite("Recognising known mistakes") struct MistakeRecognizerTests {
  private let calls = CallCounts()

  private func recognizer() -> MistakeRecognizer {
    MistakeRecognizer(
      pool: WorkerPool(capacity: 4) { [calls] _, edit in ScriptedChannel(try edit("ok"), calls) })
  }

  private let exercise = Exercise(id: "e", title: "E", topic: "e", typeName: "E", items: [])

  private func mistakes(_ texts: [String]) -> [Mistake] {
    texts.enumerated().map { number, text in
      Mistake("m\(number)", edit: "ok", becomes: text, loses: ["a"], says: "\(text).")
    }
  }

  /// What a student's code answered to calls of a case that failed.
  private func transcript(_ answer: String, calls: Int = 1) -> Transcript {
    let transcript = Transcript()
    transcript.begin()
    for number in 0..<calls {
      transcript.note(
        EntryCall(exercise: "e", entryPoint: "f(_:)", arguments: [.int(number)]), .returned(.string(answer)))
    }
    transcript.end(passed: false)
    return transcript
  }

  private func diagnosis(
    of answer: String, calls: Int = 1, among texts: [String], in recognizer: MistakeRecognizer,
    seconds: Double = 100
  ) -> Diagnosis? {
    recognizer.diagnosis(
      of: transcript(answer, calls: calls), in: exercise, among: mistakes(texts),
      within: DiagnosisBudget(seconds: seconds))
  }

  @Test("names the mistake that answers alike, and no other")
  func naming() {
    let recognizer = recognizer()
    #expect(diagnosis(of: "wrong", among: ["other", "wrong"], in: recognizer)?.mistakes == ["m1"])
    #expect(diagnosis(of: "unseen", among: ["other", "wrong"], in: recognizer) == nil)
    #expect(diagnosis(of: "ok", among: ["other"], in: recognizer) == nil)
    #expect(recognizer.problems.isEmpty)
  }

  @Test("asks nobody anything twice, not even one that hangs")
  func memory() {
    let recognizer = recognizer()
    for _ in 0..<3 { _ = diagnosis(of: "wrong", among: ["hangs", "wrong"], in: recognizer) }
    #expect(calls.counts.withLock { $0 } == ["ok": 1, "hangs": 1, "wrong": 1])
    #expect(recognizer.problems.isEmpty)
  }

  @Test("reports a mistake that cannot be asked, and asks it again")
  func problems() throws {
    let recognizer = recognizer()
    for _ in 0..<2 {
      #expect(diagnosis(of: "wrong", among: ["broken", "wrong"], in: recognizer)?.mistakes == ["m1"])
    }
    #expect(recognizer.problems.count == 1)
    let problem = try #require(recognizer.problems.first)
    #expect(problem.answerer == "m0" && problem.text.contains("`m0`"))
    #expect(calls.counts.withLock { $0["broken"] } == 2)
  }

  @Test("reports a mistake that cannot be made")
  func edits() {
    let recognizer = recognizer()
    let absent = Mistake("absent", edit: "nowhere", becomes: "", loses: ["a"], says: "")
    let diagnosis = recognizer.diagnosis(
      of: transcript("wrong"), in: exercise, among: [absent], within: DiagnosisBudget(seconds: 1))
    #expect(diagnosis == nil)
    #expect(recognizer.problems.count == 1)
  }

  @Test("names nothing once its time is used up")
  func budget() {
    #expect(diagnosis(of: "wrong", calls: 3, among: ["wrong"], in: recognizer(), seconds: 4) != nil)
    #expect(diagnosis(of: "wrong", calls: 3, among: ["wrong"], in: recognizer(), seconds: 2) == nil)
    // One explanation of two is no explanation.
    #expect(
      diagnosis(of: "wrong", calls: 3, among: ["wrong", "wrong "], in: recognizer(), seconds: 3) == nil)
  }
}
