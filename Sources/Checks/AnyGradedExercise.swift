public import CourseModel
public import WorkerProtocol

/// A graded exercise whose protocol is hidden, so that a course can list exercises of any protocol.
public struct AnyGradedExercise: Sendable {
  /// What the course says about the exercise.
  public private(set) var exercise: Exercise
  /// Mistakes that students are known to make.
  public let mistakes: [Mistake]
  /// Entry points whose answers the statement does not pin.
  public let unpinned: Set<String>
  private let runItem: @Sendable (Int, TrialRequest) -> TrialOutcome
  private let runProbes: @Sendable (any CallChannel, Seed) throws -> Void
  private let itemLevels: [[(threshold: Double, points: Int)]]

  /// Hides the protocol of an exercise.
  public init<Solution>(_ graded: GradedExercise<Solution>) {
    exercise = graded.exercise
    (mistakes, unpinned) = (graded.mistakes, graded.unpinned)
    runProbes = { channel, seed in
      var random = seed.stream(exercise: graded.exercise.id, item: "probes", variant: .hidden)
      try graded.ownProbes(graded.proxy(channel), &random)
    }
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

  /// Makes the exercise's own probes; see ``GradedExercise/graded(hidden:mistakes:unpinned:probes:)``.
  public func callOwnProbes(on channel: any CallChannel, seed: Seed) throws {
    try runProbes(channel, seed)
  }

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
  /// Told which entry points the failing cases call.
  public var failing: FailingCalls
  /// Outcomes measured by the public variant of the same item.
  public var earlierMeasurements: [Double]
  /// False leaves out trainings whose outcome is measured.
  public var measures: Bool
  /// False once the item's time is used up.
  public var hasTimeLeft: () -> Bool
  /// Is told of every case.
  public var observer: (any TrialObserver)?

  /// Collects what a run needs.
  public init(
    variant: Variant, seed: Seed, channel: any CallChannel,
    reference: @escaping () throws -> any CallChannel, oracle: Oracle, failing: FailingCalls = FailingCalls(),
    earlierMeasurements: [Double] = [], measures: Bool = true, hasTimeLeft: @escaping () -> Bool = { true },
    observer: (any TrialObserver)? = nil
  ) {
    (self.variant, self.seed, self.channel, self.reference) = (variant, seed, channel, reference)
    (self.oracle, self.failing, self.observer) = (oracle, failing, observer)
    (self.earlierMeasurements, self.measures, self.hasTimeLeft) = (earlierMeasurements, measures, hasTimeLeft)
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
    let recorded = BoundedChannel(request.channel, noting: request.failing)
    let trial = Trial(
      of: proxy(recorded), variant: request.variant,
      random: request.seed.stream(exercise: exercise.id, item: graded.item.id, variant: request.variant),
      oracle: scope, failing: request.failing, levels: graded.levels,
      earlier: request.earlierMeasurements, measures: request.measures, hasTimeLeft: request.hasTimeLeft,
      observer: request.observer)
    do {
      try graded.checks(of: request.variant)(trial)
    } catch {
      trial.attempt("the checks of item \(graded.item.id)") { throw error }
    }
    return trial.outcome
  }
}
