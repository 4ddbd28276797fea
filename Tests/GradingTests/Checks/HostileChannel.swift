import Tensors
import WorkerProtocol

@testable import Grading

/// A channel to a solution that keeps how every call was answered.
final class KeepingChannel: CallChannel {
  private let channel: any CallChannel
  /// Answers by entry point and arguments.
  private(set) var answers: [String: [[UInt8]: CallOutcome]] = [:]

  init(_ channel: any CallChannel) { self.channel = channel }

  func call(_ call: EntryCall) throws -> CallOutcome {
    let outcome = try channel.call(call)
    answers[call.entryPoint, default: [:]][call.argumentBytes] = outcome
    return outcome
  }
}

/// A channel that gives a solution's answers, some of them distorted, and computes nothing itself: what
/// traps while checks run against it is the checks' fault.
///
/// A call that was never made with these arguments gets the answer to another one; so does one that passes functions, which
/// no answer can be kept by, unless there is a solution to ask.
final class HostileChannel: CallChannel {
  private let answers: [String: [[UInt8]: CallOutcome]]
  private let solution: (any CallChannel)?
  private let chance: Double
  private var distortion: Distortion

  /// - Parameter chance: of an answer to be distorted, in [0, 1].
  init(
    answers: [String: [[UInt8]: CallOutcome]], asking solution: (any CallChannel)? = nil, chance: Double,
    seed: UInt64
  ) {
    (self.answers, self.solution) = (answers, solution)
    self.chance = chance
    distortion = Distortion(random: SplitMix64(seed: seed))
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    guard let known = answers[call.entryPoint] else {
      return .threw(.other(type: "Unasked", description: call.entryPoint))
    }
    if let solution, !call.callbacks.isEmpty { return distorted(try solution.call(call), known) }
    let bytes = call.argumentBytes
    let outcome = known[bytes] ?? known.min { distance($0.key, bytes) < distance($1.key, bytes) }?.value
    guard let outcome else { throw CallFailure.lostObject }
    return distorted(outcome, known)
  }

  /// The answer, or another one; in place of `nil` comes what was answered elsewhere.
  private func distorted(_ outcome: CallOutcome, _ others: [[UInt8]: CallOutcome]) -> CallOutcome {
    guard distortion.random.uniform() < chance else { return outcome }
    guard case .returned(.optional(nil), _) = outcome else { return distortion.of(outcome) }
    return others.values.first { if case .returned(.optional(.some), _) = $0 { true } else { false } }
      ?? outcome
  }

  private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int { abs(a.count - b.count) }
}

extension EntryCall {
  fileprivate var argumentBytes: [UInt8] { WireCodec.encode(.array(arguments)) }
}
