import Grading
import WorkerProtocol

/// What the reference answers to calls that can be repeated.
struct ReferenceAnswers {
  private let solution: CallableSolution

  init(_ solution: CallableSolution) { self.solution = solution }

  /// `nil` for a call with a function or an object of the student's worker.
  func answer(to call: EntryCall) -> CallOutcome? {
    guard call.callbacks.isEmpty else { return nil }
    return try? solution.answer(to: call)
  }
}

/// A callable solution as a channel.
final class SolutionChannel: CallChannel {
  private let solution: CallableSolution

  init(_ solution: CallableSolution) { self.solution = solution }

  func call(_ call: EntryCall) throws -> CallOutcome { try solution.answer(to: call) }
}
