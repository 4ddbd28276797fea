public import Checks
public import CourseModel
import Submissions
import Synchronization

/// Proves that a course grades rightly: the reference earns every point and the starter none, each known mistake costs
/// what it says, is caught by the public and by the hidden checks and is recognised, and every case can fail.
public struct Verifier: Sendable {
  private let environment: VerifierEnvironment

  /// A verifier of a grader's course.
  public init(grader: Grader) { self.init(VerifierEnvironment(grader)) }

  init(_ environment: VerifierEnvironment) { self.environment = environment.compilingOnce() }

  /// Verifies exercises on several threads, and reports each, in their order, as soon as it and those before it are done.
  ///
  /// - Parameter seeds: secrets for the hidden variants, at least one; what is declared must hold with each.
  public func verify(
    _ exercises: [AnyGradedExercise], seeds: [Seed], jobs: Int,
    report: @escaping @Sendable (Verification) -> Void
  ) {
    precondition(!seeds.isEmpty, "verifying takes at least one seed")
    let gate = SoloGate()
    let pool = WorkerPool { [environment] exercise in
      try environment.compile(exercise, environment.reference(exercise))()
    }
    let examinations = exercises.map {
      Examination($0, seeds: seeds, environment: environment, pool: pool, gate: gate)
    }
    let tasks = examinations.enumerated().flatMap { place, examination in
      (0..<examination.taskCount).map { (place: place, number: $0) }
    }
    let inOrder = InOrder(report)
    _ = WorkQueue(count: tasks.count).run(threads: jobs) { position in
      let (place, number) = tasks[position]
      if let verification = examinations[place].run(task: number) { inOrder.add(verification, at: place) }
    }
  }
}

/// Passes things on in the order of their places.
private final class InOrder<Element: Sendable>: Sendable {
  private let state = Mutex((waiting: [Int: Element](), next: 0))
  private let pass: @Sendable (Element) -> Void

  init(_ pass: @escaping @Sendable (Element) -> Void) { self.pass = pass }

  func add(_ element: Element, at place: Int) {
    state.withLock { state in
      state.waiting[place] = element
      while let element = state.waiting.removeValue(forKey: state.next) {
        pass(element)
        state.next += 1
      }
    }
  }
}
