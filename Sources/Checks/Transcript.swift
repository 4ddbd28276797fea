public import WorkerProtocol

/// The calls that an item's checks made to the student's code.
///
/// A known mistake is recognised by putting the same calls to it and comparing the answers: it must answer
/// those of the failing cases as the student's code did, and those of the passing ones too. Calls that carry a
/// function or an object of the worker's mean nothing to another worker and are not kept.
public final class Transcript {
  /// A call and how it ended.
  public struct Exchange {
    /// The call.
    public let call: EntryCall
    /// What came back, or the error thrown.
    public let outcome: CallOutcome
  }

  /// Calls of the cases that failed, at most ``capacity``.
  public private(set) var failing: [Exchange] = []
  /// Calls of the cases that passed, at most ``capacity``.
  public private(set) var passing: [Exchange] = []
  /// How many calls of either are kept at most; the first ones tell as much as all.
  public let capacity: Int
  private var current: [Exchange] = []

  /// An empty transcript.
  public init(capacity: Int = 64) { self.capacity = capacity }

  func begin() { current.removeAll(keepingCapacity: true) }

  func note(_ call: EntryCall, _ outcome: CallOutcome) {
    guard current.count < capacity, call.callbacks.isEmpty,
      !call.arguments.contains(where: \.holdsHandle)
    else { return }
    current.append(Exchange(call: call, outcome: outcome))
  }

  func end(passed: Bool) {
    if passed {
      passing += current.prefix(capacity - passing.count)
    } else {
      failing += current.prefix(capacity - failing.count)
    }
    current.removeAll()
  }
}

/// A channel that notes every call that gets an answer.
final class RecordingChannel: CallChannel {
  private let channel: any CallChannel
  private let transcript: Transcript

  init(_ channel: any CallChannel, into transcript: Transcript) {
    self.channel = channel
    self.transcript = transcript
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    let outcome = try channel.call(call)
    transcript.note(call, outcome)
    return outcome
  }
}

extension WireValue {
  /// Whether the tree refers to an object that lives in one worker.
  fileprivate var holdsHandle: Bool {
    switch self {
    case .handle: true
    case .array(let elements): elements.contains(where: \.holdsHandle)
    case .record(let fields), .variant(_, let fields): fields.contains { $0.value.holdsHandle }
    case .optional(let value?): value.holdsHandle
    default: false
    }
  }
}
