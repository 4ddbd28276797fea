public import Checks
import CourseFiles
public import CourseModel
public import Foundation
import Synchronization

/// Measures the checks of exercises: makes every small edit of the reference, and sees which are noticed.
///
/// What survives is right after all, which somebody has to judge, or shows what no check looks at.
public struct Auditor: Sendable {
  private let environment: VerifierEnvironment
  private let judgements: @Sendable (Exercise) throws -> String
  private let mutants: @Sendable (String) throws -> [Mutant]

  /// A mutant that loops is stopped after so many seconds of processor time.
  private static let secondsPerCall = 2.0

  /// An auditor of a grader's course.
  ///
  /// - Parameter mutator: the program `gradus-mutate`.
  public init(grader: Grader, mutator: URL) {
    let (sources, maker) = (grader.sources, MutantMaker(program: mutator))
    self.init(
      VerifierEnvironment(grader), judgements: { try sources.judgedMutants(of: $0) }, mutants: maker.mutants)
  }

  init(
    _ environment: VerifierEnvironment, judgements: @escaping @Sendable (Exercise) throws -> String,
    mutants: @escaping @Sendable (String) throws -> [Mutant]
  ) {
    (self.environment, self.judgements, self.mutants) = (environment, judgements, mutants)
  }

  /// Audits one exercise.
  ///
  /// - Parameters:
  ///   - most: how many mutants to try, evenly over the reference; all when `nil`.
  ///   - jobs: how many to try at the same time.
  /// - Throws: when the reference is missing, does not compile or does not pass its own checks, and when the judgements
  ///   cannot be read.
  public func audit(_ exercise: AnyGradedExercise, most: Int? = nil, jobs: Int) throws -> Audit {
    let graded = exercise.limited(toSecondsPerCall: Self.secondsPerCall)
    let exercise = graded.exercise
    let reference = try environment.reference(exercise)
    let judged = try EquivalentMutants(judgements(exercise), of: exercise.id)
    let made = try mutants(reference)
    let tried = sample(made, most: most)

    let pool = WorkerPool { [environment] exercise in
      try environment.compile(exercise, environment.reference(exercise))()
    }
    let trial = MutantTrial(graded: graded, seed: Seed(1), pool: pool)
    let ownFate = try trial.fate(environment.compile(exercise, reference))
    guard ownFate == .survived else {
      throw AuditError(
        "The reference of \(exercise.id) does not pass its own checks: gradus verify \(exercise.id).")
    }
    let fates = Mutex<[Int: MutantTrial.Fate]>([:])
    _ = WorkQueue(count: tried.count).run(threads: jobs) { position in
      let fate = self.fate(of: tried[position], of: reference, trial)
      fates.withLock { $0[position] = fate }
    }
    var audit = Audit(exercise: exercise.id, items: exercise.items)
    (audit.made, audit.tried) = (made.count, tried.count)
    var disputable = Set(made.map(\.key))
    for (position, fate) in fates.withLock({ $0.sorted { $0.key < $1.key } }) {
      let mutant = tried[position]
      audit.add(mutant, fate, reason: judged.reasons[mutant.key])
      if fate.isNoticed { disputable.remove(mutant.key) }
    }
    audit.stale = judged.reasons.keys.filter { !disputable.contains($0) }.sorted()
    return audit
  }

  private func fate(of mutant: Mutant, of reference: String, _ trial: MutantTrial) -> MutantTrial.Fate {
    do {
      return try trial.fate(environment.compile(trial.graded.exercise, mutant.applied(to: reference)))
    } catch is CourseSourceError {
      return .notCompiled
    } catch {
      return .unclear(error.explanation)
    }
  }

  private func sample(_ mutants: [Mutant], most: Int?) -> [Mutant] {
    guard let most, most < mutants.count else { return mutants }
    return (0..<most).map { mutants[$0 * mutants.count / most] }
  }
}

extension AnyGradedExercise {
  fileprivate func limited(toSecondsPerCall seconds: Double) -> AnyGradedExercise {
    var limits = exercise.limits
    limits.secondsPerCall = min(limits.secondsPerCall, seconds)
    return under(limits)
  }
}

extension Audit {
  /// Counts a mutant.
  fileprivate mutating func add(_ mutant: Mutant, _ fate: MutantTrial.Fate, reason: String?) {
    if fate != .notCompiled { compiled += 1 }
    switch fate {
    case .notCompiled: break
    case .killed(let id, let variant, let kind):
      if kind == .timedOut { timedOut += 1 }
      guard let place = items.firstIndex(where: { $0.item.id == id }) else { return }
      if variant == .visible { items[place].byPublic += 1 } else { items[place].byHidden += 1 }
    case .survived: survivors.append(Survivor(mutant, reason: reason))
    case .unclear(let why): unclear.append("\(mutant.key): \(why)")
    }
  }
}
