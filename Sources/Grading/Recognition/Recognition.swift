import Checks
import CourseModel
import Synchronization
import WorkerProtocol

/// What all submissions that are diagnosed together share: probes, the reference's answers to them, and those of candidates
/// that were asked. Safe to use from several threads.
final class Recognition: Sendable {
  /// What is prepared of an exercise before the first mistake of it is looked for.
  struct Prepared: Sendable {
    let trial: CandidateTrial
    let catalogue: any CandidateCatalogue
    var units: [UnitComponents] { trial.units }
  }

  /// How many candidates' answers are remembered; then all are forgotten and asked for again.
  private static let remembered = 400

  private let prepare: @Sendable (AnyGradedExercise) throws -> Prepared
  private let prepared = Once<Prepared>()
  private let state = Mutex(State())

  private struct State {
    var observations: [String: [Observation?]] = [:]
    var problems: [String: Problem] = [:]
  }

  /// Why something of the course's own could not be asked.
  struct Problem: Sendable, Equatable {
    /// A mistake's identifier, `reference` or `solution`.
    let subject: String
    let text: String
  }

  /// - Parameter prepare: called once for each exercise.
  init(prepare: @escaping @Sendable (AnyGradedExercise) throws -> Prepared) { self.prepare = prepare }

  /// Why mistakes could not be looked for, each once.
  var problems: [Problem] { state.withLock { $0.problems.values.sorted { $0.text < $1.text } } }

  /// The probes of an exercise; nil, and a problem noted, when there are none.
  func prepared(_ graded: AnyGradedExercise) -> Prepared? {
    do {
      return try prepared.value(graded.exercise.id) { try prepare(graded) }
    } catch {
      note(Problem(subject: "reference", text: error.explanation))
      return nil
    }
  }

  /// What a candidate answers to the probes of a unit; nil where that is what the reference answers, or when it cannot be
  /// asked, which is noted.
  func observation(of candidate: Candidate, unit: Int, in prepared: Prepared) -> Observation? {
    let exercise = prepared.trial.probes.exercise
    let key = "\(exercise.id)/\(candidate.id)"
    if let known = state.withLock({ $0.observations[key] }) { return known[unit] }
    do {
      let observations = try prepared.trial.observations(of: candidate)
      state.withLock { state in
        if state.observations.count >= Self.remembered { state.observations = [:] }
        state.observations[key] = observations
      }
      return observations[unit]
    } catch {
      note(
        Problem(
          subject: candidate.id,
          text: "The mistake `\(candidate.id)` of \(exercise.id) could not be asked: \(error.explanation)"))
      return nil
    }
  }

  /// Notes why a solution could not be asked, which is no fault of its own.
  func note(_ error: any Error, of exercise: Exercise) {
    note(
      Problem(
        subject: "solution",
        text: "Mistakes in \(exercise.id) could not be looked for: \(error.explanation)"))
  }

  private func note(_ problem: Problem) { state.withLock { $0.problems[problem.text] = problem } }
}
