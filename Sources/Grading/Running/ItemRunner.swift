import Checks
import CourseModel
import Dispatch
import WorkerProtocol

/// Runs the items of one exercise against one submission.
struct ItemRunner {
  /// The exercise with its checks.
  let graded: AnyGradedExercise
  /// The batch's secret, the reference and what it already answered.
  let batch: Batch
  /// Which variants run: the public one alone for `gradus check`.
  let audience: Audience

  /// What ran of one item so far.
  private struct Progress {
    var outcomes: [TrialOutcome] = []
    let transcript = Transcript()
    var secondsUsed = 0.0
  }

  /// Results of the items that the audience sees, in the order of the statement.
  ///
  /// The public variants of all items run in one worker, the hidden ones in another: what the student's code
  /// prints in the second one is shown to nobody, so that it cannot tell what the hidden cases are.
  ///
  /// - Parameter session: gives the worker for a variant.
  func run(_ session: (Variant) -> WorkerSession) -> [ItemResult] {
    var progress = graded.exercise.items.map { _ in Progress() }
    for variant in Variant.allCases {
      for (index, item) in graded.exercise.items.enumerated()
      where audience.variants(of: item)?.contains(variant) ?? false {
        guard unmetPrerequisite(of: item, given: progress) == nil else { continue }
        run(index, variant, on: session(variant), &progress[index])
      }
    }
    return graded.exercise.items.indices.compactMap { result(of: $0, progress) }
  }

  private func run(_ index: Int, _ variant: Variant, on session: WorkerSession, _ item: inout Progress) {
    let limits = graded.exercise.limits
    session.secondsPerCall = limits.secondsPerCall
    let start = DispatchTime.now()
    let end = start + max(0, limits.secondsPerItem - item.secondsUsed)
    let request = TrialRequest(
      variant: variant, seed: batch.seed, channel: session, reference: batch.reference(of: graded.exercise),
      oracle: batch.oracle, transcript: item.transcript,
      earlierMeasurements: item.outcomes.last?.measurements ?? [], hasTimeLeft: { DispatchTime.now() < end })
    item.outcomes.append(graded.run(item: index, request))
    item.secondsUsed += Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
  }

  private func result(of index: Int, _ progress: [Progress]) -> ItemResult? {
    let item = graded.exercise.items[index]
    guard audience.variants(of: item) != nil else { return nil }
    if let first = unmetPrerequisite(of: item, given: progress) {
      return .notRun(item, of: graded.exercise.id, kind: .skipped, because: "Item \(first) comes first.")
    }
    var result = ItemResult(
      item, of: graded.exercise.id, outcomes: progress[index].outcomes, levels: graded.levels(ofItem: index))
    if result.kind != .passed, result.kind.isVerdict {
      result.diagnosis = batch.diagnosis(of: progress[index].transcript, in: graded)
    }
    return result
  }

  /// The first prerequisite with a case that did not pass.
  private func unmetPrerequisite(of item: Item, given progress: [Progress]) -> String? {
    item.prerequisites.first { id in
      graded.exercise.items.firstIndex { $0.id == id }.map { index in
        progress[index].outcomes.contains { !$0.findings.isEmpty }
      } ?? false
    }
  }
}

/// For whom checks run.
public enum Audience: Sendable {
  /// A student: the public variants of the items that have one.
  case student
  /// A grader: every variant of every item.
  case grader

  /// The variants of an item to run; `nil` when the audience does not see the item.
  func variants(of item: Item) -> [Variant]? {
    switch self {
    case .grader: item.visibility.variants
    case .student: item.visibility == .hidden ? nil : [.visible]
    }
  }
}
