import Checks
import CourseModel
import WorkerProtocol

/// Runs an exercise's checks on mutants until one notices.
struct MutantTrial: Sendable {
  let graded: AnyGradedExercise
  let seed: Seed
  let pool: WorkerPool
  /// Answers of the reference, for all mutants.
  let oracle = Oracle()

  /// What became of a mutant.
  enum Fate: Equatable {
    case notCompiled
    case killed(item: String, by: Variant, ResultKind)
    case survived
    /// The tool's fault, and what it was.
    case unclear(String)

    /// Whether it was noticed, so that nobody need judge it.
    var isNoticed: Bool {
      switch self {
      case .notCompiled, .killed: true
      case .survived, .unclear: false
      }
    }
  }

  /// The public checks of all items run first, as they do for a student, then the hidden ones.
  ///
  /// - Throws: when no worker starts.
  func fate(_ start: VerifierEnvironment.Start) throws -> Fate {
    let channel = try start()
    defer { channel.close() }
    var outcomes = graded.exercise.items.map { _ in [TrialOutcome]() }
    for variant in [Variant.visible, .hidden] {
      for (index, item) in graded.exercise.items.enumerated()
      where item.visibility.variants.contains(variant) {
        outcomes[index].append(outcome(ofItem: index, variant, after: outcomes[index].last, on: channel))
        let result = ItemResult(
          item, of: graded.exercise.id, outcomes: outcomes[index], levels: graded.levels(ofItem: index))
        guard result.kind.isVerdict else {
          return .unclear("item \(item.id): \(result.findings.first?.message ?? "no verdict")")
        }
        if result.kind != .passed {
          // What comes after the first finding is `timed out`.
          let first = outcomes[index].last?.findings.first
          return .killed(item: item.id, by: variant, first?.kind ?? result.kind)
        }
      }
    }
    return .survived
  }

  private func outcome(
    ofItem index: Int, _ variant: Variant, after earlier: TrialOutcome?, on channel: any TimedChannel
  ) -> TrialOutcome {
    let limits = graded.exercise.limits
    channel.secondsPerCall = limits.secondsPerCall
    let (limit, before) = (CallTime(limit: limits.secondsPerItem), channel.timeUsed)
    let watch = FirstFinding()
    // Where a level can be reached by the median of all measurements, one that is low decides nothing.
    let isDecided = { graded.levels(ofItem: index).isEmpty && watch.isMade }
    let reference = { try pool.reference(of: graded.exercise) }
    return graded.run(
      item: index,
      TrialRequest(
        variant: variant, seed: seed,
        channel: ItemChannel(channel, reference: reference, silent: SilentEntryPoints()),
        reference: reference, oracle: oracle,
        earlierMeasurements: earlier?.measurements ?? [],
        hasTimeLeft: { !isDecided() && (channel.timeUsed - before).isWithin(limit) }, observer: watch))
  }
}

/// Notices that a case did not pass: what the others find changes nothing.
private final class FirstFinding: TrialObserver {
  private(set) var isMade = false

  func began(_ label: String) {}

  func ended(_ label: String, _ finding: Finding?, compared: ComparedValues?) {
    if finding != nil { isMade = true }
  }
}
