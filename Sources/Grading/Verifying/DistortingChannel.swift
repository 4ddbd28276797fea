import Checks
import CourseModel
import Tensors
import WorkerProtocol

/// A channel to a solution that is not asked the same thing twice.
final class RememberingChannel: CallChannel {
  private let channel: any CallChannel
  private var answers: [String: [[UInt8]: CallOutcome]] = [:]
  /// For each entry point, what it returned where that was an optional that held something.
  private(set) var presentValues: [String: WireValue] = [:]

  init(_ channel: any CallChannel) { self.channel = channel }

  func call(_ call: EntryCall) throws -> CallOutcome {
    guard call.isRepeatable else { return noting(try channel.call(call), of: call) }
    let question = WireCodec.encode(.array(call.arguments))
    if let known = answers[call.entryPoint]?[question] { return known }
    let outcome = noting(try channel.call(call), of: call)
    answers[call.entryPoint, default: [:]][question] = outcome
    return outcome
  }

  private func noting(_ outcome: CallOutcome, of call: EntryCall) -> CallOutcome {
    if case .returned(.optional(let value?), _) = outcome { presentValues[call.entryPoint] = value }
    return outcome
  }
}

/// A channel to a solution each of whose answers becomes another one of the same type, in one case of a trial or in all;
/// no two calls get the same. In place of `nil` comes what the entry point returned elsewhere.
final class DistortingChannel: CallChannel, TrialObserver {
  private let channel: RememberingChannel
  private let target: String?
  private var distortion: Distortion
  private var current: String?

  /// - Parameter target: the label of the case; all cases, and what is called between them, when `nil`.
  init(_ channel: RememberingChannel, only target: String?, seed: UInt64) {
    self.channel = channel
    self.target = target
    distortion = Distortion(random: SplitMix64(seed: seed), keepsTypes: true)
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    guard target == nil || target == current else { return try channel.call(call) }
    let outcome = try channel.call(call)
    if case .returned(.optional(nil), let updated) = outcome,
      let value = channel.presentValues[call.entryPoint]
    {
      return .returned(.optional(distortion.of(value)), updated: updated)
    }
    return distortion.of(outcome)
  }

  func began(_ label: String) { current = label }

  func ended(_ label: String, _ finding: Finding?, compared: ComparedValues?) { current = nil }
}

/// Notes the labels of cases.
final class CaseList: TrialObserver {
  private(set) var labels: [String] = []

  func began(_ label: String) { labels.append(label) }

  func ended(_ label: String, _ finding: Finding?, compared: ComparedValues?) {}
}
