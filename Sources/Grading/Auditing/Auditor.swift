public import Checks
import CourseFiles
public import CourseModel
public import Foundation
import Synchronization

/// Measures the checks of exercises: makes every small edit of the reference, and sees which are noticed.
///
/// What survives is right after all, which somebody has to judge, or shows what no check looks at.
public struct Auditor: Sendable {
  /// Starts for texts that differ from a reference; `nil` for one that does not compile.
  typealias Compile =
    @Sendable (Exercise, _ reference: String, _ texts: [String], _ jobs: Int) throws
    -> [VerifierEnvironment.Start?]

  private let environment: VerifierEnvironment
  private let judgements: @Sendable (Exercise) throws -> String
  private let mutants: @Sendable (String) throws -> [Mutant]
  private let compile: Compile

  /// A mutant that loops is stopped after so many seconds of processor time.
  private static let secondsPerCall = 2.0

  /// An auditor of a grader's course.
  ///
  /// - Parameter mutator: the program `gradus-mutate`.
  public init(grader: Grader, mutator: URL) {
    let (sources, builder, program) = (grader.sources, grader.builder, MutationProgram(program: mutator))
    self.init(
      VerifierEnvironment(grader), judgements: { try sources.judgedMutants(of: $0) },
      mutants: program.mutants
    ) { exercise, reference, texts, jobs in
      try builder.objects(ofVariants: texts, of: reference, exercise, slicer: program, jobs: jobs).map {
        $0.map { builder.start(onObject: $0, of: exercise) }
      }
    }
  }

  init(
    _ environment: VerifierEnvironment, judgements: @escaping @Sendable (Exercise) throws -> String,
    mutants: @escaping @Sendable (String) throws -> [Mutant], compile: @escaping Compile
  ) {
    (self.environment, self.judgements) = (environment, judgements)
    (self.mutants, self.compile) = (mutants, compile)
  }

  /// Audits one exercise.
  ///
  /// - Parameters:
  ///   - most: how many mutants to try, evenly over the reference; all when `nil`.
  ///   - seeds: secrets of the hidden checks; all but the first for what nothing else catches.
  ///   - jobs: how many to try at the same time.
  ///   - progress: told how many of how many have been tried.
  /// - Throws: when the reference is missing, does not compile or does not pass its own checks, and when the judgements
  ///   cannot be read.
  public func audit(
    _ exercise: AnyGradedExercise, most: Int? = nil, seeds: [Seed], jobs: Int,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> Audit {
    let graded = exercise.limited(toSecondsPerCall: Self.secondsPerCall)
    let exercise = graded.exercise
    let reference = try environment.reference(exercise)
    let judged = try EquivalentMutants(judgements(exercise), of: exercise.id)
    let made = try mutants(reference)
    let tried = sample(made, most: most)

    let pool = WorkerPool { [environment] exercise in
      try environment.compile(exercise, environment.reference(exercise))()
    }
    let trial = MutantTrial(graded: graded, seeds: seeds, pool: pool)
    guard try trial.fate(environment.compile(exercise, reference)) == .tried([]) else {
      throw AuditError(
        "The reference of \(exercise.id) does not pass its own checks: gradus verify \(exercise.id).")
    }
    let starts = try compile(exercise, reference, tried.map { $0.applied(to: reference) }, jobs)
    let fates = Mutex<[Int: MutantTrial.Fate]>([:])
    _ = WorkQueue(count: tried.count).run(threads: jobs) { position in
      let fate = fate(of: starts[position], trial)
      let done = fates.withLock { fates in
        fates[position] = fate
        return fates.count
      }
      progress(done, tried.count)
    }
    let found = fates.withLock { fates in tried.enumerated().map { ($1, fates[$0] ?? .notCompiled) } }
    var audit = Audit(exercise: exercise.id, items: exercise.items)
    audit.made = made.count
    audit.count(found, judged)
    let noticed = Set(found.filter(\.1.isNoticed).map(\.0.key))
    audit.stale = judged.reasons.keys.filter { key in
      noticed.contains(key) || !made.contains { $0.key == key }
    }.sorted()
    return audit
  }

  private func fate(of start: VerifierEnvironment.Start?, _ trial: MutantTrial) -> MutantTrial.Fate {
    guard let start else { return .notCompiled }
    do {
      return try trial.fate(start)
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
