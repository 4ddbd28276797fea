public import CourseModel

/// One run of one item's checks against one submission.
///
/// The checks of an item receive a trial and put cases to it: ``expect(_:equals:within:_:)``,
/// ``agrees(_:within:_:)``, ``rejects(_:_:)``, ``holds(_:_:)``, ``identity(_:within:_:)``, ``gradients(of:)``,
/// ``contracts(of:)``, ``measure(_:_:)`` and others. A case that fails does not end the item: the next one runs. A
/// trial is used on one thread.
public final class Trial<Solution> {
  /// The submission under test.
  public let student: Solution
  /// Whether this run uses the published seeds or the batch's secret.
  public let variant: Variant
  /// Random numbers of this item and variant; the grader owns the seed.
  public var random: SecureRandom
  /// What the cases found so far.
  public internal(set) var outcome: TrialOutcome

  let oracle: OracleScope<Solution>
  let levels: [GradedItem<Solution>.Level]
  private let hasTimeLeft: () -> Bool
  let observer: (any TrialObserver)?
  let failing: FailingCalls
  /// Whether trainings run whose outcome is measured.
  let measures: Bool
  private var labels: Set<String> = []

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - earlier: outcomes measured by the item's public variant, which count towards the median.
  ///   - failing: told which entry points the failing cases call.
  ///   - measures: false leaves out trainings whose outcome is measured.
  ///   - hasTimeLeft: false once the item's seconds are used up; later cases are then `timed out`.
  ///   - observer: is told of every case.
  public init(
    of student: Solution, variant: Variant, random: SecureRandom, oracle: OracleScope<Solution>,
    failing: FailingCalls = FailingCalls(), levels: [GradedItem<Solution>.Level] = [], earlier: [Double] = [],
    measures: Bool = true, hasTimeLeft: @escaping () -> Bool = { true }, observer: (any TrialObserver)? = nil
  ) {
    (self.student, self.variant, self.random) = (student, variant, random)
    (self.oracle, self.failing, self.levels, self.measures) = (oracle, failing, levels, measures)
    (self.hasTimeLeft, self.observer) = (hasTimeLeft, observer)
    outcome = TrialOutcome(measurements: earlier)
  }

  /// Runs one case: it passes unless the body throws.
  ///
  /// A ``Mismatch`` fails it; an error thrown by the student's code fails it with that error; a trap, an
  /// exceeded limit or a broken worker are results of their own; an ``OracleFailure`` or anything else
  /// is the course's fault and gives no verdict. Labels are unique within an item.
  public func attempt(_ label: String, _ body: () throws -> Void) {
    outcome.cases += 1
    outcome.parts += 1
    guard labels.insert(label).inserted else {
      return add(label, .harnessError, "The checks use the label “\(label)” twice.")
    }
    guard hasTimeLeft() else {
      return add(label, .timedOut, "The item's time was used up before this case.")
    }
    failing.begin()
    observer?.began(label)
    do {
      try body()
      failing.end(passed: true)
      outcome.passed += 1
      outcome.passedParts += 1
      observer?.ended(label, nil, compared: nil)
    } catch {
      failing.end(passed: false)
      let found = finding(for: error, label: label, variant: variant)
      outcome.findings.append(found)
      observer?.ended(label, found, compared: (error as? Mismatch)?.compared)
    }
  }

  private func add(_ label: String, _ kind: ResultKind, _ message: String) {
    outcome.findings.append(Finding(label: label, variant: variant, kind: kind, message: message))
  }

  /// A value that depends on the reference and the seed alone; computed once per batch.
  ///
  /// - Parameters:
  ///   - key: names the value within the item.
  ///   - compute: receives the reference.
  public func fromReference<Value: Sendable>(
    _ key: String, _ compute: (Solution) throws -> Value
  ) throws -> Value {
    try oracle.value("\(key)#\(random.position)", compute)
  }

  /// What the reference returns for arguments that depend on the student's answers; asked anew for each student.
  ///
  /// The arguments must be such as the reference accepts: look at their shapes first.
  public func askReference<Value: Sendable>(
    _ request: String, _ compute: (Solution) throws -> Value
  ) throws -> Value {
    try oracle.unshared(request, compute)
  }
}

/// What the cases of one run found.
public struct TrialOutcome: Sendable, Equatable {
  /// Cases that did not pass.
  public var findings: [Finding] = []
  /// How many passed.
  public var passed = 0
  /// How many ran: those that passed, and one for each finding.
  public var cases = 0
  /// Parts of which each case passed.
  public var passedParts = 0
  /// Parts that the points of a proportional item are divided over; a case outside of ``Trial/part(_:)`` is one.
  public var parts = 0
  /// Training outcomes measured so far, over both variants.
  public var measurements: [Double]
  /// Cases, or parts, with a gradient that is wrong, yet right for the student's own forward function.
  public var selfConsistentGradients = 0
  /// Cases that presume a right forward function and did not hold, see ``Trial/presumingForward(_:)``.
  public var presumptions = 0
  /// Findings that say no more than that a median stays below the best level.
  public var levelsMissed = 0

  /// Cases that did not pass for no other reason than the student's own forward function: each wrong gradient is
  /// right for that function, and whatever else failed presumes the right one.
  public var halves: Int { selfConsistentGradients > 0 ? selfConsistentGradients + presumptions : 0 }

  /// An outcome without cases.
  public init(measurements: [Double] = []) { self.measurements = measurements }
}
