public import CourseModel
public import WorkerProtocol

/// A graded exercise whose protocol is hidden, so that a course can list exercises of any protocol.
public struct AnyGradedExercise: Sendable {
  /// What the course says about the exercise.
  public private(set) var exercise: Exercise
  /// Mistakes that students are known to make.
  public let mistakes: [Mistake]
  private let runItem: @Sendable (Int, TrialRequest) -> TrialOutcome
  private let itemLevels: [[(threshold: Double, points: Int)]]

  /// Hides the protocol of an exercise.
  public init<Solution>(_ graded: GradedExercise<Solution>) {
    exercise = graded.exercise
    mistakes = graded.mistakes
    itemLevels = graded.items.map { item in item.levels.map { ($0.threshold, $0.points) } }
    runItem = { index, request in graded.run(item: index, request) }
  }

  /// The same exercise under other limits.
  public func under(_ limits: CallLimits) -> AnyGradedExercise {
    var changed = self
    changed.exercise.limits = limits
    return changed
  }

  /// Runs one variant of an item's checks.
  public func run(item index: Int, _ request: TrialRequest) -> TrialOutcome { runItem(index, request) }

  /// Thresholds and points of an item that trains a model, best first; empty for other items.
  public func levels(ofItem index: Int) -> [(threshold: Double, points: Int)] { itemLevels[index] }
}

/// What one run of an item's checks needs.
public struct TrialRequest {
  /// Public or hidden.
  public var variant: Variant
  /// The batch's secret.
  public var seed: Seed
  /// Channel to the submission under test.
  public var channel: any CallChannel
  /// Gives the channel to the reference, started when it is first needed.
  public var reference: () throws -> any CallChannel
  /// Answers of the reference, shared by the batch.
  public var oracle: Oracle
  /// Where the calls of failing cases are kept.
  public var transcript: Transcript
  /// Outcomes measured by the public variant of the same item.
  public var earlierMeasurements: [Double]
  /// False once the item's time is used up.
  public var hasTimeLeft: () -> Bool
  /// Is told of every case.
  public var observer: (any TrialObserver)?

  /// Collects what a run needs.
  public init(
    variant: Variant, seed: Seed, channel: any CallChannel,
    reference: @escaping () throws -> any CallChannel, oracle: Oracle, transcript: Transcript,
    earlierMeasurements: [Double] = [], hasTimeLeft: @escaping () -> Bool = { true },
    observer: (any TrialObserver)? = nil
  ) {
    (self.variant, self.seed, self.channel, self.reference) = (variant, seed, channel, reference)
    (self.oracle, self.transcript, self.observer) = (oracle, transcript, observer)
    (self.earlierMeasurements, self.hasTimeLeft) = (earlierMeasurements, hasTimeLeft)
  }
}

extension GradedExercise {
  /// Runs one variant of an item's checks against the submission behind a channel.
  func run(item index: Int, _ request: TrialRequest) -> TrialOutcome {
    let graded = items[index]
    let seed = request.variant == .visible ? Seed.published : request.seed
    let scope = OracleScope(
      request.oracle, prefix: "\(exercise.id)/\(graded.item.id)/\(request.variant.rawValue)/\(seed)",
      reference: { proxy(try request.reference()) })
    let recorded = RecordingChannel(request.channel, into: request.transcript)
    let trial = Trial(
      of: proxy(recorded), variant: request.variant,
      random: request.seed.stream(exercise: exercise.id, item: graded.item.id, variant: request.variant),
      oracle: scope, transcript: request.transcript, levels: graded.levels,
      earlier: request.earlierMeasurements, hasTimeLeft: request.hasTimeLeft, observer: request.observer)
    do {
      try graded.checks(of: request.variant)(trial)
    } catch {
      trial.attempt("the checks of item \(graded.item.id)") { throw error }
    }
    return trial.outcome
  }
}
