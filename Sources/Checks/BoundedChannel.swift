public import WorkerProtocol

/// A channel that notes which entry points are called, and makes no more calls once the answers are too large together.
final class BoundedChannel: CallChannel {
  /// How many bytes of answers the checks of one variant of an item read: hundreds of times what a right solution
  /// answers, and few enough that reading them takes the grader a fraction of a second.
  static let budget = 32 << 20

  private let channel: any CallChannel
  private let calls: FailingCalls
  private var bytesLeft = BoundedChannel.budget

  init(_ channel: any CallChannel, noting calls: FailingCalls) {
    self.channel = channel
    self.calls = calls
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    calls.note(call.entryPoint)
    guard bytesLeft > 0 else {
      throw Mismatch("not called: earlier results of this item were too large")
    }
    let outcome: CallOutcome
    do {
      outcome = try channel.call(call)
    } catch let failure as CallFailure {
      bytesLeft -= failure.charge
      throw failure
    }
    bytesLeft -= outcome.footprint
    return outcome
  }
}

extension CallFailure {
  /// What a call without an answer takes of the budget: a reply that was refused has been read too, and the worker is
  /// started again.
  fileprivate var charge: Int {
    switch self {
    case .replyTooLarge: BoundedChannel.budget / 4
    case .malformedReply: BoundedChannel.budget / 32
    default: 0
    }
  }
}

extension EntryCall {
  /// Whether it means the same to another worker: it carries no function and no object of one worker's.
  public var isRepeatable: Bool { callbacks.isEmpty && !arguments.contains(where: \.holdsHandle) }
}

extension WireValue {
  /// Whether the tree refers to an object that lives in one worker.
  public var holdsHandle: Bool {
    switch self {
    case .handle: true
    case .array(let elements): elements.contains(where: \.holdsHandle)
    case .record(let fields), .variant(_, let fields): fields.contains { $0.value.holdsHandle }
    case .optional(let value?): value.holdsHandle
    default: false
    }
  }
}
