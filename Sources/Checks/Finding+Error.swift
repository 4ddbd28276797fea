public import CourseModel
import ExerciseBridges
import Exercises
public import WorkerProtocol

/// The finding for an error that ended a case: whose fault it is follows from its type.
func finding(for error: any Error, label: String, variant: Variant) -> Finding {
  func finding(
    _ message: String, _ kind: ResultKind = .failed, hint: String? = nil, evidence: Evidence? = nil,
    at place: SourceLine? = nil
  ) -> Finding {
    Finding(
      label: label, variant: variant, kind: kind, message: message, hint: hint, evidence: evidence,
      location: place.map { CourseModel.SourceLocation(file: $0.file, line: $0.line) })
  }
  switch error {
  case let mismatch as Mismatch:
    return finding(mismatch.message, hint: mismatch.hint, evidence: mismatch.evidence)
  case LabError.notImplemented: return finding("not implemented yet")
  case let error as LabError: return finding("threw `\(error)` where a value is due")
  case let error as StudentError: return finding("threw `\(error)` where a value is due")
  case let failure as CallFailure:
    let hint: String? =
      if case .requestTooLarge = failure { "They hold what your own code returned before." } else { nil }
    return finding("\(failure)", failure.resultKind, hint: hint, at: failure.place)
  case let failure as OracleFailure: return finding(failure.description, .harnessError)
  default: return finding("The checks themselves failed: \(error.explanation)", .harnessError)
  }
}

extension CallFailure {
  /// The result that a call without an answer means for its case.
  public var resultKind: ResultKind {
    switch self {
    case .crashed, .exited, .lostObject: .crashed
    case .timedOut: .timedOut
    case .outOfMemory: .outOfMemory
    case .replyTooLarge, .requestTooLarge, .malformedReply, .replyForAnotherCall, .refused: .failed
    case .noSolution: .missing
    case .notLoadable: .doesNotCompile
    case .harness, .killed: .harnessError
    }
  }

  /// Where the student's code crashed, if that is known.
  fileprivate var place: SourceLine? {
    if case .crashed(let crash) = self { crash.location } else { nil }
  }
}
