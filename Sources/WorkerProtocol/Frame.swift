/// A message between grader and worker.
///
/// The grader sends `hello`, then `call`, `callbackResult` and `release`; the worker answers with the others.
/// While a callback runs, the grader may send further calls: they nest like calls of functions.
public enum Frame: Sendable, Equatable {
  /// The grader's greeting: the version that it speaks, and where the worker's object numbers start.
  case hello(version: UInt16, firstHandle: UInt64)
  /// The worker's greeting, sent before it loads anything of the student's.
  case ready(version: UInt16)
  /// The submission is loaded, and holds a solution of these exercises.
  case loaded(exercises: [String])
  case call(id: UInt64, exercise: String, entryPoint: String, arguments: [WireValue])
  /// The student's code calls a function that came with the call of that id.
  case callback(call: UInt64, index: UInt32, arguments: [WireValue])
  case callbackResult(call: UInt64, CallOutcome)
  case reply(call: UInt64, CallOutcome)
  /// The worker could not make the call.
  case refused(call: UInt64, CallRefusal)
  /// The submission could not be loaded; the loader's message.
  case notLoadable(reason: String)
  /// The last words of a worker that received a fatal signal.
  case crashed(CrashRecord)
  /// The student's code called `exit`.
  case exited(status: Int32)

  /// Why the worker did not make a call.
  public enum CallRefusal: Sendable, Equatable {
    /// The submission holds no solution of the exercise.
    case noSolution
    /// An object among the arguments is unknown: it belonged to an earlier worker.
    case unknownObject
    /// The request makes no sense; the text says why.
    case malformed(String)
  }

  /// The version of the protocol; grader and worker must agree.
  public static let version: UInt16 = 3
}
