import Checks
import CourseModel
import Submissions
import Synchronization

/// The verification of one exercise, in tasks that several threads take.
final class Examination: Sendable {
  /// How many tasks there are: the reference, its cases, the starter, and each mistake.
  let taskCount: Int

  private let graded: AnyGradedExercise
  private let seeds: [Seed]
  private let environment: VerifierEnvironment
  private let pool: WorkerPool
  private let gate: SoloGate
  private let state: Mutex<State>

  private struct State {
    var desk: Desk?
    var left: Int
    var found = ExaminationFindings()
  }

  /// What tasks work with; it goes when the last has ended.
  private struct Desk: Sendable {
    let recognition: Recognition
    let contexts: [GradingContext]
    /// The text of the reference, if it compiles: without it everything else fails too, and says nothing.
    let reference: String?
  }

  init(
    _ graded: AnyGradedExercise, seeds: [Seed], environment: VerifierEnvironment, pool: WorkerPool,
    gate: SoloGate
  ) {
    self.graded = graded
    self.seeds = seeds
    self.environment = environment
    self.pool = pool
    self.gate = gate
    taskCount = 3 + graded.mistakes.count
    state = Mutex(State(left: taskCount))
  }

  /// Runs a task; the last one to end gives the verification.
  func run(task: Int) -> Verification? {
    let desk = state.withLock { state in
      let desk = state.desk ?? makeDesk()
      state.desk = desk
      return desk
    }
    switch task {
    case 0:
      examine("reference", at: desk, environment.reference) { runs, found in
        found.reference = runs
        found.problems += SubjectJudge.problems(ofReference: runs)
      }
    case _ where desk.reference == nil: break
    case 1: proveCases(at: desk)
    case 2:
      examine("starter", at: desk, environment.starter) { runs, found in
        found.problems += SubjectJudge.problems(ofStarter: runs)
      }
    default:
      let mistake = graded.mistakes[task - 3]
      examine(mistake.id, at: desk, { try mistake.applied(to: self.environment.reference($0)) }) {
        $1.mistakes[mistake.id] = $0
      }
    }
    let isLast = state.withLock { state in
      state.left -= 1
      return state.left == 0
    }
    guard isLast else { return nil }
    let found = state.withLock { state in
      state.desk = nil
      return state.found
    }
    return found.verification(of: graded, seeds: seeds, recognition: desk.recognition.problems)
  }

  private func makeDesk() -> Desk {
    let exercise = graded.exercise
    let text = try? environment.reference(exercise)
    let reference = text.flatMap { text in (try? environment.compile(exercise, text)).map { _ in text } }
    let mistakes = KnownMistakes(
      mistakes: graded.mistakes.filter { mistake in
        reference.map { (try? mistake.applied(to: $0)) != nil } ?? false
      })
    let recognition = Recognition { [environment, pool, seeds] graded in
      let probes = try ExerciseProbes(
        of: graded, seed: seeds[0], reference: pool.reference(of: graded.exercise))
      return Recognition.Prepared(
        trial: CandidateTrial(environment: environment, probes: probes), catalogue: mistakes)
    }
    return Desk(
      recognition: recognition, contexts: seeds.map { GradingContext(seed: $0, pool: pool) },
      reference: reference)
  }

  private func examine(
    _ subject: String, at desk: Desk, _ text: (Exercise) throws -> String,
    _ keep: ([SeedRun], inout ExaminationFindings) -> Void
  ) {
    let exercise = graded.exercise
    do {
      let start = try environment.compile(exercise, text(exercise))
      let runner = SubjectRunner(
        graded: graded, contexts: desk.contexts, recognition: desk.recognition,
        secondsForDiagnosis: environment.secondsForDiagnosis, gate: gate)
      let runs = try runner.runs(start)
      state.withLock { keep(runs, &$0.found) }
    } catch {
      state.withLock { state in
        state.found.unusable.insert(subject)
        state.found.problems.append(Verification.Remark(subject, error.explanation))
      }
    }
  }

  private func proveCases(at desk: Desk) {
    do {
      let (cases, vacuous) = try CaseProver(graded: graded, context: desk.contexts[0]).prove()
      state.withLock { state in
        state.found.cases = cases
        state.found.problems += vacuous.map { name in
          Verification.Remark(
            "item \(name.item)",
            "the \(name.variant.rawValue) case “\(name.label)” holds whatever the code returns: compare the result with "
              + "what is due")
        }
      }
    } catch {
      state.withLock {
        $0.found.problems.append(Verification.Remark("reference", "cannot be asked: \(error.explanation)"))
      }
    }
  }
}
