import Checks
import CourseModel
import WorkerProtocol

/// A case of an item with the calls that it made.
struct RecordedCase {
  let label: String
  /// The first calls, at most ``CaseRecorder/callsKept``.
  var calls: [RecordedCall] = []
  /// Calls beyond these, such as those of a numerical derivative.
  var furtherCalls = 0
  /// What was wrong; `nil` when the case passed.
  var finding: Finding?
  /// The values that differ, if that is what was wrong.
  var compared: ComparedValues?
}

/// A call of an entry point and how it ended.
struct RecordedCall {
  let call: EntryCall
  let ending: Result<CallOutcome, any Error>
}

/// Passes an item's calls on to a solution, and keeps them by case.
final class CaseRecorder: CallChannel, TrialObserver {
  /// Calls of one case that are kept with their arguments.
  static let callsKept = 16

  private(set) var cases: [RecordedCase] = []
  private let solution: any CallChannel
  private var isInCase = false

  init(_ solution: any CallChannel) { self.solution = solution }

  func began(_ label: String) {
    cases.append(RecordedCase(label: label))
    isInCase = true
  }

  func ended(_ label: String, _ finding: Finding?, compared: ComparedValues?) {
    isInCase = false
    cases[cases.count - 1].finding = finding
    cases[cases.count - 1].compared = compared
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    let ending = Result { try solution.call(call) }
    if isInCase { keep(RecordedCall(call: call, ending: ending)) }
    return try ending.get()
  }

  private func keep(_ call: RecordedCall) {
    if cases[cases.count - 1].calls.count < Self.callsKept {
      cases[cases.count - 1].calls.append(call)
    } else {
      cases[cases.count - 1].furtherCalls += 1
    }
  }
}
