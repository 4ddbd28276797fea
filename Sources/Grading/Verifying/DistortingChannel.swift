import Checks
import CourseModel
import Tensors
import WorkerProtocol

/// A channel to a solution that is not asked the same thing twice.
final class RememberingChannel: CallChannel {
  private let channel: any CallChannel
  private var answers: [String: [[UInt8]: CallOutcome]] = [:]

  init(_ channel: any CallChannel) { self.channel = channel }

  func call(_ call: EntryCall) throws -> CallOutcome {
    guard call.isRepeatable else { return try channel.call(call) }
    let question = WireCodec.encode(.array(call.arguments))
    if let known = answers[call.entryPoint]?[question] { return known }
    let outcome = try channel.call(call)
    answers[call.entryPoint, default: [:]][question] = outcome
    return outcome
  }
}

/// A channel to a solution each of whose answers becomes another one of the same type, in one case of a trial or in all;
/// no two calls get the same.
final class DistortingChannel: CallChannel, TrialObserver {
  private let channel: any CallChannel
  private let target: String?
  private var distortion: Distortion
  private var current: String?

  /// - Parameter target: the label of the case; all cases, and what is called between them, when `nil`.
  init(_ channel: any CallChannel, only target: String?, seed: UInt64) {
    self.channel = channel
    self.target = target
    distortion = Distortion(random: SplitMix64(seed: seed), keepsTypes: true)
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    guard target == nil || target == current else { return try channel.call(call) }
    return distortion.of(try channel.call(call))
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
