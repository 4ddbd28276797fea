import Checks
import CourseModel
import Foundation
import WorkerProtocol

/// Recognises known mistakes by what they answer.
///
/// A mistake explains a failure when it answers every call of the item as the student's code did, and at least
/// one answer of a failing case is wrong.
final class MistakeBank: @unchecked Sendable {
  /// Calls longer than this are left out: data sets and trained models say little that small calls don't.
  private static let longestCall = 64 << 10
  /// Two answers are the same when they agree to this.
  private static let same = Tolerance(relative: 1e-9, ofLargest: 1e-12)

  private let answerers: Answerers
  private let lock = NSLock()
  private var answers: [Question: CallOutcome] = [:]

  /// A call put to the reference or to a mistake, by content.
  private struct Question: Hashable {
    let answerer: String
    let exercise: String
    let entryPoint: String
    let arguments: [UInt8]
  }

  init(answerers: Answerers) { self.answerers = answerers }

  func diagnosis(of transcript: Transcript, in graded: AnyGradedExercise) -> Diagnosis? {
    let failing = shortCalls(of: transcript.failing)
    let telling = failing.contains { exchange, bytes in
      let due = answer(to: exchange.call, bytes, by: "reference") {
        try answerers.reference(of: graded.exercise)
      }
      return due.map { !areSame($0, exchange.outcome) } ?? false
    }
    guard telling else { return nil }
    let exchanges = failing + shortCalls(of: transcript.passing)
    let matching = graded.mistakes.filter { mistake in
      exchanges.allSatisfy { exchange, bytes in
        let made = answer(to: exchange.call, bytes, by: mistake.id) {
          try answerers.mistake(mistake, of: graded.exercise)
        }
        return made.map { areSame($0, exchange.outcome) } ?? false
      }
    }
    guard !matching.isEmpty else { return nil }
    return Diagnosis(mistakes: matching.map(\.id), sentences: matching.map(\.says))
  }

  private func shortCalls(
    of exchanges: [Transcript.Exchange]
  ) -> [(exchange: Transcript.Exchange, bytes: [UInt8])] {
    exchanges.map { ($0, $0.call.argumentBytes) }.filter { $0.1.count <= Self.longestCall }
  }

  private func answer(
    to call: EntryCall, _ bytes: [UInt8], by answerer: String, _ channel: () throws -> SharedChannel
  ) -> CallOutcome? {
    let question = Question(
      answerer: answerer, exercise: call.exercise, entryPoint: call.entryPoint, arguments: bytes)
    if let known = lock.withLock({ answers[question] }) { return known }
    guard let outcome = try? channel().call(call) else { return nil }
    lock.withLock { answers[question] = outcome }
    return outcome
  }

  private func areSame(_ a: CallOutcome, _ b: CallOutcome) -> Bool {
    switch (a, b) {
    case (.returned(let a, let updatedA), .returned(let b, let updatedB)):
      mismatch(.array([a] + updatedA), expected: .array([b] + updatedB), within: Self.same) == nil
    case (.threw(let a), .threw(let b)): a.kind == b.kind
    default: false
    }
  }
}

extension ThrownError {
  /// The error without its text, which every author words differently.
  fileprivate var kind: String {
    switch self {
    case .courseError(.variant(let name, _)): "LabError.\(name)"
    case .courseError: "LabError"
    case .callbackError: "callback"
    case .other: "other"
    }
  }
}

extension EntryCall {
  /// The arguments as they cross to the worker.
  fileprivate var argumentBytes: [UInt8] { WireCodec.encode(.array(arguments)) }
}
