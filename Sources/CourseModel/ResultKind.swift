/// How an item ended. There is no default: a result that did not arrive is a `harnessError`.
public enum ResultKind: String, Sendable, Codable, CaseIterable {
  /// Every case held.
  case passed
  /// A wrong value, or an error thrown where a value was due; the evidence says which.
  case failed
  /// The student's code trapped, was killed by a signal, or ended the process.
  case crashed
  /// A call, or all calls of the item together, took longer than allowed; or compiling the file did.
  case timedOut = "timed out"
  /// The worker reached its memory limit.
  case outOfMemory = "out of memory"
  /// The student's file did not compile; the diagnostics are kept beside the result.
  case doesNotCompile = "does not compile"
  /// The exercise's file was not handed in.
  case missing
  /// The submission breaks a rule, such as a forbidden import.
  case refused
  /// A prerequisite item did not pass.
  case skipped
  /// The tool or the course is at fault: no score, reported loudly, and tried again by the next run.
  case harnessError = "harness error"

  /// Whether the result says something about the student, rather than about the tool.
  public var isVerdict: Bool { self != .harnessError }

  /// Whether a busy machine, or a fault that passes, can be the reason. Such a result is tried once more alone before it
  /// counts, and is never taken over from an earlier run.
  public var mayComeFromLoad: Bool { self == .timedOut || self == .harnessError }

  /// Order in which one item's cases decide its kind: the most telling failure wins.
  var severity: Int {
    switch self {
    case .passed: 0
    case .skipped: 1
    case .failed: 2
    case .timedOut: 3
    case .outOfMemory: 4
    case .crashed: 5
    case .missing: 6
    case .doesNotCompile: 7
    case .refused: 8
    case .harnessError: 9
    }
  }

  /// The kind that speaks for several cases: the most severe, `harnessError` when there are none.
  public static func combined(_ kinds: some Sequence<ResultKind>) -> ResultKind {
    kinds.max { $0.severity < $1.severity } ?? .harnessError
  }
}
