import Checks
import CourseModel
import Dispatch
import WorkerProtocol

/// Runs the items of one exercise against one submission.
struct ItemRunner {
  /// The exercise with its checks.
  let graded: AnyGradedExercise
  /// The submission's worker.
  let session: WorkerSession
  /// The batch's secret, the reference and what it already answered.
  let batch: Batch
  /// Which variants run: the public one alone for `gradus check`.
  let audience: Audience

  /// Results of the items asked for, in the order of the statement.
  func run(only wanted: Set<String>? = nil) -> [ItemResult] {
    var results: [ItemResult] = []
    for (index, item) in graded.exercise.items.enumerated() where wanted?.contains(item.id) ?? true {
      guard let variants = audience.variants(of: item) else { continue }
      if let blocked = unmetPrerequisite(of: item, in: results) {
        results.append(
          .notRun(item, of: graded.exercise.id, kind: .skipped, because: "Item \(blocked) comes first."))
      } else {
        results.append(run(index, item, variants))
      }
    }
    return results
  }

  private func unmetPrerequisite(of item: Item, in results: [ItemResult]) -> String? {
    item.prerequisites.first { id in results.contains { $0.item == id && $0.kind != .passed } }
  }

  private func run(_ index: Int, _ item: Item, _ variants: [Variant]) -> ItemResult {
    let limits = graded.exercise.limits
    session.secondsPerCall = limits.secondsPerCall
    let end = DispatchTime.now() + limits.secondsPerItem
    let transcript = Transcript()
    var outcomes: [TrialOutcome] = []
    for variant in variants {
      let request = TrialRequest(
        variant: variant, seed: batch.seed, channel: session, reference: batch.reference(of: graded.exercise),
        oracle: batch.oracle, transcript: transcript,
        earlierMeasurements: outcomes.last?.measurements ?? [], hasTimeLeft: { DispatchTime.now() < end })
      outcomes.append(graded.run(item: index, request))
    }
    var result = ItemResult(
      item, of: graded.exercise.id, outcomes: outcomes, levels: graded.levels(ofItem: index))
    if result.kind != .passed, result.kind.isVerdict {
      result.diagnosis = batch.diagnosis(of: transcript, in: graded)
    }
    return result
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
