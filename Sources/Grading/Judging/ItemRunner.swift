import Checks
package import CourseModel
import WorkerProtocol

/// Runs the items of one exercise against one submission: first the public variants, then the hidden ones.
struct ItemRunner {
  /// The exercise with its checks.
  let graded: AnyGradedExercise
  private var context: GradingContext
  private let audience: Audience
  private var progress: [Progress]

  /// What ran of one item so far.
  private struct Progress {
    var outcomes: [TrialOutcome] = []
    var failing = FailingCalls()
    var silent = SilentEntryPoints()
    var timeUsed = CallTime.zero
  }

  /// For a student who waits, what hangs is called once. What counts for marks is called once an item: it may return
  /// for another item's arguments.
  private let silentInEveryItem: SilentEntryPoints?

  /// - Parameters:
  ///   - batch: the batch's secret, the reference and what it already answered.
  ///   - audience: which variants run: the public one alone for `gradus check`.
  init(graded: AnyGradedExercise, context: GradingContext, audience: Audience) {
    self.graded = graded
    self.context = context
    self.audience = audience
    progress = graded.exercise.items.map { _ in Progress() }
    silentInEveryItem = audience == .student ? SilentEntryPoints() : nil
  }

  /// A runner that goes on from here with the seed of another batch, while this one stays as it is.
  func branch(in context: GradingContext) -> ItemRunner {
    var branch = self
    branch.context = context
    for index in progress.indices {
      branch.progress[index].failing = progress[index].failing.copy()
      branch.progress[index].silent = progress[index].silent.copy()
    }
    return branch
  }

  /// Runs one variant of every item that the audience sees and whose prerequisites hold.
  mutating func run(_ variant: Variant, on channel: any TimedChannel) {
    for (index, item) in graded.exercise.items.enumerated()
    where audience.variants(of: item)?.contains(variant) ?? false {
      guard obstacle(before: item) == nil else { continue }
      run(index, variant, on: channel, &progress[index])
    }
  }

  /// Results of the items that the audience sees, in the order of the statement, with the mistakes that are named.
  ///
  /// - Parameter diagnose: given, for each item that did not pass, the entry points that its failing cases called; not
  ///   asked when all passed.
  func results(diagnosing diagnose: ([Set<String>]) -> [Diagnosis?]) -> [ItemResult] {
    var results: [ItemResult] = []
    var failed: [(place: Int, called: Set<String>)] = []
    for (index, item) in graded.exercise.items.enumerated() where audience.variants(of: item) != nil {
      if let obstacle = obstacle(before: item) {
        results.append(
          .notRun(item, of: graded.exercise.id, kind: obstacle.kind, because: obstacle.sentence))
        continue
      }
      let result = resultSoFar(of: index)
      if result.kind != .passed, result.kind.isVerdict {
        failed.append((results.count, progress[index].failing.entryPoints))
      }
      results.append(result)
    }
    guard !failed.isEmpty else { return results }
    for (item, diagnosis) in zip(failed, diagnose(failed.map(\.called))) {
      results[item.place].diagnosis = diagnosis
    }
    return results
  }

  /// What the checks of an item found so far, by variant.
  func outcomes(ofItem index: Int) -> [(variant: Variant, outcome: TrialOutcome)] {
    let variants = audience.variants(of: graded.exercise.items[index]) ?? []
    return zip(variants, progress[index].outcomes).map { ($0, $1) }
  }

  /// Whether an item ended in a way for which the machine's load, or a fault that passes, may be the reason.
  var isWorthAnotherTry: Bool {
    progress.contains { item in
      let findings = item.outcomes.flatMap(\.findings)
      return !item.outcomes.isEmpty
        && (item.outcomes.allSatisfy { $0.cases == 0 } || findings.contains(where: \.kind.mayComeFromLoad))
    }
  }

  private func run(_ index: Int, _ variant: Variant, on channel: any TimedChannel, _ item: inout Progress) {
    let limits = graded.exercise.limits
    channel.secondsPerCall = limits.secondsPerCall
    let reference = context.reference(of: graded.exercise)
    let limit = CallTime(limit: limits.secondsPerItem)
    let before = channel.timeUsed
    let usedBefore = item.timeUsed
    let request = TrialRequest(
      variant: variant, seed: context.seed,
      channel: ItemChannel(channel, reference: reference, silent: silentInEveryItem ?? item.silent),
      reference: reference, oracle: context.oracle, failing: item.failing,
      earlierMeasurements: item.outcomes.last?.measurements ?? [],
      hasTimeLeft: { (usedBefore + (channel.timeUsed - before)).isWithin(limit) })
    item.outcomes.append(graded.run(item: index, request))
    item.timeUsed = usedBefore + (channel.timeUsed - before)
  }

  private func resultSoFar(of index: Int) -> ItemResult {
    ItemResult(
      graded.exercise.items[index], of: graded.exercise.id, outcomes: progress[index].outcomes,
      levels: graded.levels(ofItem: index))
  }

  /// A prerequisite that keeps an item from counting.
  private struct Obstacle {
    let kind: ResultKind
    let sentence: String
  }

  /// The first prerequisite of an item that did not pass, or cannot any more.
  private func obstacle(before item: Item) -> Obstacle? {
    for index in graded.exercise.items.indices {
      let earlier = graded.exercise.items[index]
      guard item.prerequisites.contains(earlier.id) else { continue }
      let kind = obstacle(before: earlier)?.kind ?? kindSoFar(of: index) ?? .passed
      guard kind != .passed else { continue }
      return kind.isVerdict
        ? Obstacle(kind: .skipped, sentence: "Item \(earlier.id) comes first.")
        : Obstacle(kind: kind, sentence: "Item \(earlier.id), which comes first, has no verdict.")
    }
    return nil
  }

  /// How an item ended; `nil` while nothing of it ran, and while its hidden variant can still make up for a level
  /// that the published seed missed.
  private func kindSoFar(of index: Int) -> ResultKind? {
    let outcomes = progress[index].outcomes
    guard let due = audience.variants(of: graded.exercise.items[index]), !outcomes.isEmpty else { return nil }
    let canRecover = outcomes.allSatisfy { $0.findings.count == $0.levelsMissed }
    return outcomes.count < due.count && canRecover ? nil : resultSoFar(of: index).kind
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
