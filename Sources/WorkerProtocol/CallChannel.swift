/// Carries calls to a solution: a worker process, a solution in the same process, or a recording.
public protocol CallChannel: AnyObject {
  /// Calls an entry point and waits for the answer; callbacks run on the calling thread meanwhile.
  ///
  /// - Throws: `CallFailure` when no answer came, or what a callback threw and the solution let pass.
  func call(_ call: EntryCall) throws -> CallOutcome
}
