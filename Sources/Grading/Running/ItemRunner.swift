import Checks
package import CourseModel
import Dispatch
import WorkerProtocol

/// Runs the items of one exercise against one submission: first the public variants, then the hidden ones.
struct ItemRunner {
  /// The exercise with its checks.
  let graded: AnyGradedExercise
  private let batch: Batch
  private let audience: Audience
  private var progress: [Progress]

  /// What ran of one item so far.
  private struct Progress {
    var outcomes: [TrialOutcome] = []
    let transcript = Transcript()
    var secondsUsed = 0.0
  }

  /// - Parameters:
  ///   - batch: the batch's secret, the reference and what it already answered.
  ///   - audience: which variants run: the public one alone for `gradus check`.
  init(graded: AnyGradedExercise, batch: Batch, audience: Audience) {
    self.graded = graded
    self.batch = batch
    self.audience = audience
    progress = graded.exercise.items.map { _ in Progress() }
  }

  /// Runs one variant of every item that the audience sees and whose prerequisites hold.
  mutating func run(_ variant: Variant, on session: WorkerSession) {
    for (index, item) in graded.exercise.items.enumerated()
    where audience.variants(of: item)?.contains(variant) ?? false {
      guard unmetPrerequisite(of: item) == nil else { continue }
      run(index, variant, on: session, &progress[index])
    }
  }

  /// Results of the items that the audience sees, in the order of the statement.
  func results() -> [ItemResult] { graded.exercise.items.indices.compactMap(result) }

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

  private func result(of index: Int) -> ItemResult? {
    let item = graded.exercise.items[index]
    guard audience.variants(of: item) != nil else { return nil }
    if let first = unmetPrerequisite(of: item) {
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
  private func unmetPrerequisite(of item: Item) -> String? {
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
  package func variants(of item: Item) -> [Variant]? {
    switch self {
    case .grader: item.visibility.variants
    case .student: item.visibility == .hidden ? nil : [.visible]
    }
  }
}
