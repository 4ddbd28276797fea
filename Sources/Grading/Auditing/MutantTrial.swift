import Checks
import CourseModel
import WorkerProtocol

/// Runs an exercise's checks on mutants.
struct MutantTrial: Sendable {
  let graded: AnyGradedExercise
  /// Secrets of the hidden checks. All but the first are tried on what nothing else has caught.
  let seeds: [Seed]
  let pool: WorkerPool
  /// Answers of the reference, for all mutants.
  let oracle = Oracle()

  /// A variant of an item that did not pass.
  struct Catch: Equatable {
    let item: Int
    let variant: Variant
    let kind: ResultKind
  }

  /// What became of a mutant.
  enum Fate: Equatable {
    case notCompiled
    /// It was tried; without a catch it survived.
    case tried([Catch])
    /// The tool's fault, and what it was.
    case unclear(String)

    /// Whether it was noticed, so that nobody need judge it.
    var isNoticed: Bool { self != .tried([]) && !isUnclear }

    private var isUnclear: Bool { if case .unclear = self { true } else { false } }
  }

  /// Every variant of every item, each until a case does not pass: the public ones first, as they do for a student. What
  /// took too long is asked nothing more.
  ///
  /// - Throws: when no worker starts.
  func fate(_ start: VerifierEnvironment.Start) throws -> Fate {
    let channel = try start()
    defer { channel.close() }
    var earlier: [Int: TrialOutcome] = [:]
    var catches: [Catch] = []
    for (number, seed) in seeds.enumerated() where number == 0 || catches.isEmpty {
      for variant in number == 0 ? [Variant.visible, .hidden] : [.hidden] {
        for (index, item) in graded.exercise.items.enumerated()
        where item.visibility.variants.contains(variant) {
          // A training whose public part failed is judged by its hidden part alone.
          let before = variant == .hidden ? earlier[index] : nil
          let outcome = outcome(ofItem: index, variant, seed, after: before, on: channel)
          let result = ItemResult(
            item, of: graded.exercise.id, outcomes: [before, outcome].compactMap(\.self),
            levels: graded.levels(ofItem: index))
          guard result.kind.isVerdict else {
            return .unclear("item \(item.id): \(result.findings.first?.message ?? "no verdict")")
          }
          if result.kind == .passed {
            if variant == .visible { earlier[index] = outcome }
            continue
          }
          // What comes after the first finding is `timed out`.
          let kind = outcome.findings.first?.kind ?? result.kind
          catches.append(Catch(item: index, variant: variant, kind: kind))
          if kind == .timedOut { return .tried(catches) }
        }
      }
    }
    return .tried(catches)
  }

  private func outcome(
    ofItem index: Int, _ variant: Variant, _ seed: Seed, after earlier: TrialOutcome?,
    on channel: any TimedChannel
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
