public import CourseModel
import ExerciseBridges
import Exercises
public import WorkerProtocol

/// The finding for an error that ended a case: whose fault it is follows from its type.
func finding(for error: any Error, label: String, variant: Variant) -> Finding {
  var finding = Finding(label: label, variant: variant, kind: .failed)
  switch error {
  case let mismatch as Mismatch:
    finding.message = mismatch.message
    finding.hint = mismatch.hint
    finding.evidence = mismatch.evidence
  case LabError.notImplemented:
    finding.message = "not implemented yet"
  case let error as LabError:
    finding.message = "threw `\(error)` where a value is due"
  case let error as StudentError:
    finding.message = "threw `\(error)` where a value is due"
  case let failure as CallFailure:
    finding.kind = failure.resultKind
    finding.message = "\(failure)"
    if case .crashed(let crash) = failure, let place = crash.location {
      finding.location = CourseModel.SourceLocation(file: place.file, line: place.line)
    }
  case let failure as OracleFailure:
    finding.kind = .harnessError
    finding.message = failure.description
  default:
    finding.kind = .harnessError
    finding.message = "The checks themselves failed: \(error)"
  }
  return finding
}

extension CallFailure {
  /// The result that a call without an answer means for its case.
  public var resultKind: ResultKind {
    switch self {
    case .crashed, .exited, .lostObject: .crashed
    case .timedOut: .timedOut
    case .outOfMemory: .outOfMemory
    case .replyTooLarge, .malformedReply, .replyForAnotherCall, .refused: .failed
    case .noSolution: .missing
    case .notLoadable: .doesNotCompile
    case .harness, .killed: .harnessError
    }
  }
}
