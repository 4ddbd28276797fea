import WorkerProtocol

/// A channel that notes every call that gets an answer, and makes no more calls once the answers are too large
/// together.
final class RecordingChannel: CallChannel {
  /// How many bytes of answers the checks of one variant of an item read: hundreds of times what a right solution
  /// answers, and few enough that reading them takes the grader a fraction of a second.
  static let budget = 32 << 20

  private let channel: any CallChannel
  private let transcript: Transcript
  private var bytesLeft = RecordingChannel.budget

  init(_ channel: any CallChannel, into transcript: Transcript) {
    self.channel = channel
    self.transcript = transcript
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
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
    transcript.note(call, outcome)
    return outcome
  }
}

extension CallFailure {
  /// What a call without an answer takes of the budget: a reply that was refused has been read too, and the worker is
  /// started again.
  fileprivate var charge: Int {
    switch self {
    case .replyTooLarge: RecordingChannel.budget / 4
    case .malformedReply: RecordingChannel.budget / 32
    default: 0
    }
  }
}
