import Testing
import WorkerProtocol

@testable import Grading
@testable import Sandbox

/// What a failed call means together with how the worker's process ended.
@Suite("A crash is explained") struct CrashExplainerTests {
  private static let limit = 1 << 30
  private static let explainer = CrashExplainer(
    sandbox: Sandbox(untested: .unsafeNone, tools: SandboxTools(bubblewrap: nil, confine: "/nowhere")),
    symbolizer: nil, libraries: [], lineTables: { nil }, memoryBytes: limit)

  private static func crashed(_ signal: Int32, _ message: String? = nil, peak: UInt64 = 0) -> CallFailure {
    let record = CrashRecord(signal: signal, isStackOverflow: false, peakBytes: peak, offsets: [])
    return .crashed(CallFailure.Crash(record: record, message: message))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let failure: CallFailure
    let ending: Ending
    var printed = ""
    let explained: CallFailure
  }

  static let rows = [
    Row(
      testDescription: "an exit without last words has the status of the process",
      failure: .exited(status: nil), ending: .exited(status: 3), explained: .exited(status: 3)),
    Row(
      testDescription: "a signal without last words is a crash", failure: .exited(status: nil),
      ending: .signalled(11), printed: "Fatal error: first\nFatal error: second\n",
      explained: crashed(11, "second")),
    Row(
      testDescription: "last words get the runtime's message", failure: crashed(4),
      ending: .exited(status: 120),
      printed: "a.swift:3: Fatal error: Index out of range\n", explained: crashed(4, "Index out of range")),
    Row(
      testDescription: "a crash with the memory in use is a lack of memory",
      failure: crashed(11, peak: UInt64(limit)), ending: .exited(status: 120),
      explained: .outOfMemory(limitBytes: limit)),
    Row(
      testDescription: "the supervisor's word on memory counts", failure: .exited(status: nil),
      ending: .outOfMemory, explained: .outOfMemory(limitBytes: limit)),
    Row(
      testDescription: "the processor's limit is a time-out", failure: .exited(status: nil),
      ending: .cpuTimeExceeded(seconds: 9), explained: .timedOut(limit: .seconds(9), on: .processor)),
    Row(
      testDescription: "a kill from outside is no crash", failure: .exited(status: nil),
      ending: .signalled(Signals.kill), explained: .killed),
    Row(
      testDescription: "not even with last words, which student code can forge", failure: crashed(11),
      ending: .signalled(Signals.kill), explained: .killed),
    Row(
      testDescription: "a worker that the grader ended keeps its failure",
      failure: .malformedReply(reason: "no"), ending: .terminated, explained: .malformedReply(reason: "no")),
  ]

  @Test(arguments: rows) func explanation(_ row: Row) {
    let outcome = Outcome(
      ending: row.ending, step: 0, standardOutput: CapturedOutput(),
      standardError: CapturedOutput(bytes: Array(row.printed.utf8)), usage: nil, wallSeconds: 0)
    #expect(Self.explainer.explain(row.failure, outcome) == row.explained)
  }
}
