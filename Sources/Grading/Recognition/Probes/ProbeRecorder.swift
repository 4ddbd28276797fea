import Checks
import CourseModel
import WorkerProtocol

/// A channel to the reference that keeps what the checks call, case by case.
final class ProbeRecorder: CallChannel, TrialObserver {
  /// The calls of each case, in their order; of those between cases too.
  private(set) var cases: [[ProbeCall]] = []
  private let channel: any CallChannel
  /// Calls since the last case began or ended, or of the function that is being called.
  private var current: [ProbeCall] = []
  private var tolerance = Tolerance.recognition

  init(_ channel: any CallChannel) { self.channel = channel }

  func began(_ label: String) { endCase() }

  func compares(within tolerance: Tolerance) { self.tolerance = tolerance.widened(to: .recognition) }

  func ended(_ label: String, _ finding: Finding?, compared: ComparedValues?) { endCase() }

  /// Keeps the calls so far as those of one case.
  func endCase() {
    if !current.isEmpty { cases.append(current) }
    (current, tolerance) = ([], .recognition)
  }

  func call(_ call: EntryCall) throws -> CallOutcome {
    var callbacks = call.callbacks.map { _ in [ProbeCallback]() }
    var passed = EntryCall(exercise: call.exercise, entryPoint: call.entryPoint)
    for argument in call.arguments {
      guard case .closure(let index) = argument else {
        passed.pass(argument)
        continue
      }
      passed.appendCallback { [self] arguments in
        let outer = current
        current = []
        let result = Result { try call.callbacks[Int(index)](arguments) }
        let answer = (try? result.get()).map(ProbeCallback.Answer.outcome) ?? .error
        callbacks[Int(index)].append(ProbeCallback(arguments: arguments, calls: current, answer: answer))
        current = outer
        return try result.get()
      }
    }
    let result = Result { try channel.call(passed) }
    let answer: ProbeAnswer
    switch result {
    case .success(let outcome): answer = ProbeAnswer(outcome)
    case .failure(let error): answer = error is CallFailure ? .none : .threw
    }
    current.append(
      ProbeCall(
        entryPoint: call.entryPoint, arguments: call.arguments, callbacks: callbacks, answer: answer,
        tolerance: tolerance))
    return try result.get()
  }
}

extension Tolerance {
  /// How far two answers may be apart that are taken to be the same: tails and cancelling sums differ in their last bits.
  static let recognition = Tolerance(relative: 1e-9, ofLargest: 1e-12)

  /// A tolerance that accepts what either accepts.
  fileprivate func widened(to other: Tolerance) -> Tolerance {
    Tolerance(
      absolute: max(absolute, other.absolute), relative: max(relative, other.relative),
      ofLargest: max(ofLargest, other.ofLargest))
  }
}
