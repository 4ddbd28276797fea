/// Why a worker does not answer calls yet.
public enum StartFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// No greeting came. No student code has run by then, so the fault is the grader's or the machine's.
  case worker(reason: String)
  /// The worker greeted, and what it was to load did not load, or spoke out of turn. Whether the submission is at
  /// fault shows when another one loads in its place.
  case submission(CallFailure)

  /// What went wrong, in words.
  public var description: String {
    switch self {
    case .worker(let reason): "the worker did not start: \(reason)"
    case .submission(let failure): "the submission could not be loaded: \(failure)"
    }
  }
}
