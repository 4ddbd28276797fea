import WorkerProtocol

/// A channel whose calls are timed.
protocol TimedChannel: CallChannel {
  /// Seconds of processor time for one call.
  var secondsPerCall: Double { get set }
  /// What all calls so far took.
  var timeUsed: CallTime { get }
}

/// The entry points that did not return in time; there is no use in calling them again.
final class SilentEntryPoints {
  fileprivate var failures: [String: CallFailure] = [:]

  /// Others, of which these are known from the start.
  func copy() -> SilentEntryPoints {
    let copy = SilentEntryPoints()
    copy.failures = failures
    return copy
  }
}

/// The way from the checks of an item to the student's code.
///
/// An entry point that did not return is not called again: the same failure answers at once. Words of the worker's
/// that would mean a fault of the grader's are believed only when the reference's worker says them too, since the
/// student's code can write to the worker's pipe.
final class ItemChannel: CallChannel {
  private let channel: any CallChannel
  private let reference: () throws -> any CallChannel
  private let silent: SilentEntryPoints

  init(
    _ channel: any CallChannel, reference: @escaping () throws -> any CallChannel, silent: SilentEntryPoints
  ) {
    self.channel = channel
    self.reference = reference
    self.silent = silent
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    if let failure = silent.failures[call.entryPoint] { throw failure }
    do {
      return try channel.call(call)
    } catch CallFailure.timedOut(let limit, let clock) {
      let failure = CallFailure.timedOut(limit: limit, on: clock)
      silent.failures[call.entryPoint] = failure
      throw failure
    } catch CallFailure.refused(let reason) {
      guard try referenceRefuses(call) else {
        throw CallFailure.malformedReply(reason: "instead of a result came a refusal")
      }
      throw CallFailure.harness(reason: "the worker refused \(call.entryPoint): \(reason)")
    }
  }

  /// Whether the reference's worker refuses the same call. One that passes functions cannot be repeated, since they
  /// belong to checks that are under way.
  private func referenceRefuses(_ call: EntryCall) throws -> Bool {
    guard call.callbacks.isEmpty else { return false }
    do {
      _ = try reference().call(call)
      return false
    } catch CallFailure.refused {
      return true
    } catch let failure as CallFailure {
      if case .harness = failure { throw failure }
      return false
    }
  }
}
