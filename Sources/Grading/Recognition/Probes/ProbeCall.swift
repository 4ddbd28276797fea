import Checks
import WorkerProtocol

/// A call that can be put to any solution: objects among its arguments are numbers of its script, functions answer as they
/// did when it was recorded.
struct ProbeCall: Sendable {
  let entryPoint: String
  var arguments: [WireValue]
  /// What each function among the arguments was called with, and answered.
  var callbacks: [[ProbeCallback]] = []
  /// What the reference answered.
  var answer: ProbeAnswer
  /// How far an answer may be from the right one.
  var tolerance: Tolerance
}

/// A call of a function of the grader's, with the calls that the function makes in turn.
struct ProbeCallback: Sendable {
  var arguments: [WireValue]
  var calls: [ProbeCall]
  var answer: Answer

  /// What the function did.
  enum Answer: Sendable {
    case outcome(CallOutcome)
    /// It threw an error of its own.
    case error
  }
}

/// What a solution did with a probe.
enum ProbeAnswer: Sendable, Equatable {
  /// The result and the new values of `inout` parameters, as one tree; objects are numbers of the script.
  case returned(WireValue)
  /// A `LabError` that says what is wrong with the arguments.
  case refused
  /// Any other error.
  case threw
  /// A function was called with arguments that the reference does not call it with: how many calls came before, and the
  /// arguments.
  case strayed(WireValue)
  /// It crashed, took too long, answered too much, or was not reached.
  case none

  /// What is kept of an outcome.
  init(_ outcome: CallOutcome) {
    self =
      switch outcome {
      case .returned(let value, let updated): .returned(.array([value] + updated))
      case .threw(.courseError(.variant(let name, _))) where name != "notImplemented": .refused
      case .threw: .threw
      }
  }

  /// The kind of answer, without its values.
  var state: State {
    switch self {
    case .returned: .returned
    case .refused: .refused
    case .threw: .threw
    case .strayed: .strayed
    case .none: .none
    }
  }

  /// A kind of answer.
  enum State: UInt8, Sendable { case returned, refused, threw, strayed, none }

  var footprint: Int {
    switch self {
    case .returned(let value), .strayed(let value): value.footprint
    default: 0
    }
  }
}

/// Probes that are put to one worker in a row, since they share objects.
struct ProbeScript: Sendable {
  var calls: [ProbeCall]

  /// All calls, those that functions make after the call that they are passed to.
  var probes: [ProbeCall] { calls.flatMap(\.withNested) }
}

extension ProbeCall {
  fileprivate var withNested: [ProbeCall] {
    [self] + callbacks.joined().flatMap { $0.calls.flatMap(\.withNested) }
  }

  /// How many probes it is, with those of its functions.
  var count: Int { 1 + callbacks.joined().reduce(0) { $0 + $1.calls.reduce(0) { $0 + $1.count } } }
}
