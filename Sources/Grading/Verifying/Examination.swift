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

  /// What the tasks share, and what they found.
  private struct State {
    var course: Course?
    var left: Int
    var reference: [SeedRun] = []
    var mistakes: [String: [SeedRun]] = [:]
    var cases: [Verification.CaseName] = []
    var unusable: Set<String> = []
    var problems: [Verification.Remark] = []
  }

  /// What tasks work with; it goes when the last has ended.
  private struct Course: Sendable {
    let bank: MistakeBank
    let batches: [Batch]
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
    let course = state.withLock { state in
      let course = state.course ?? makeCourse()
      state.course = course
      return course
    }
    switch task {
    case 0:
      examine("reference", in: course, environment.reference) { runs, state in
        state.reference = runs
        state.problems += SubjectJudge.problems(ofReference: runs)
      }
    case 1: proveCases(in: course)
    case 2:
      examine("starter", in: course, environment.starter) { runs, state in
        state.problems += SubjectJudge.problems(ofStarter: runs)
      }
    default:
      let mistake = graded.mistakes[task - 3]
      examine(mistake.id, in: course, { try mistake.applied(to: self.environment.reference($0)) }) {
        $1.mistakes[mistake.id] = $0
      }
    }
    let isLast = state.withLock { state in
      state.left -= 1
      return state.left == 0
    }
    guard isLast else { return nil }
    defer { state.withLock { $0.course = nil } }
    return verification(problemsOfRecognition: course.bank.problems)
  }

  private func makeCourse() -> Course {
    let bank = MistakeBank(pool: pool)
    return Course(bank: bank, batches: seeds.map { Batch(seed: $0, pool: pool, mistakes: bank) })
  }

  private func examine(
    _ subject: String, in course: Course, _ text: (Exercise) throws -> String,
    _ keep: ([SeedRun], inout State) -> Void
  ) {
    let exercise = graded.exercise
    // Without a reference everything else fails too, and says nothing.
    guard subject == "reference" || isReferenceUsable else { return }
    do {
      let start = try environment.compile(exercise, text(exercise))
      let runner = SubjectRunner(
        graded: graded, batches: course.batches, mistakes: mistakesThatApply,
        secondsForDiagnosis: environment.secondsForDiagnosis, gate: gate)
      let runs = try runner.runs(start)
      state.withLock { keep(runs, &$0) }
    } catch {
      state.withLock { state in
        state.unusable.insert(subject)
        state.problems.append(Verification.Remark(subject, error.explanation))
      }
    }
  }

  private func proveCases(in course: Course) {
    guard isReferenceUsable else { return }
    do {
      let (cases, vacuous) = try CaseProver(graded: graded, batch: course.batches[0]).prove()
      state.withLock { state in
        state.cases = cases
        state.problems += vacuous.map { name in
          Verification.Remark(
            "item \(name.item)",
            "the \(name.variant.rawValue) case “\(name.label)” holds whatever the code returns: compare the result with "
              + "what is due")
        }
      }
    } catch {
      state.withLock {
        $0.problems.append(Verification.Remark("reference", "cannot be asked: \(error.explanation)"))
      }
    }
  }

  private var isReferenceUsable: Bool {
    (try? environment.compile(graded.exercise, environment.reference(graded.exercise))) != nil
  }

  /// The mistakes whose edits fit the reference.
  private var mistakesThatApply: [Mistake] {
    guard let reference = try? environment.reference(graded.exercise) else { return [] }
    return graded.mistakes.filter { (try? $0.applied(to: reference)) != nil }
  }
}

extension Examination {
  private func verification(problemsOfRecognition: [MistakeBank.Problem]) -> Verification {
    let found = state.withLock { $0 }
    let exercise = graded.exercise
    let ran = graded.mistakes.compactMap { mistake in
      found.mistakes[mistake.id].map { (mistake: mistake, runs: $0) }
    }
    let earned = found.reference.map { $0.items.reduce(0) { $0 + ($1.result.earned ?? 0) } }
    var verification = Verification(
      exercise: exercise.id, items: exercise.items, seeds: seeds.map(\.digits),
      earned: earned.min() ?? 0, mistakes: [])
    verification.problems = found.problems.sorted { rank($0) < rank($1) }
    guard !found.unusable.contains("reference") else { return verification }

    let coverage = CoverageJudge(exercise: exercise, reference: found.reference, mistakes: ran)
    let (problems, notes, blind) = coverage.verdict()
    verification.problems += problems
    verification.notes = notes
    for (mistake, runs) in ran {
      let judge = MistakeJudge(mistake: mistake, runs: runs, blind: blind)
      verification.problems += judge.problems
      verification.notes += judge.notes
      verification.mistakes.append(judge.verified)
    }
    verification.problems += problemsOfRecognition.filter { !found.unusable.contains($0.answerer) }
      .map { Verification.Remark($0.answerer, $0.text) }
    let measured = exercise.items.indices.filter { !graded.levels(ofItem: $0).isEmpty }
    verification.idleCases = coverage.idleCases(
      among: found.cases, measured: Set(measured.map { exercise.items[$0].id }))
    return verification
  }

  /// The order of the tasks, so that threads do not decide it.
  private func rank(_ remark: Verification.Remark) -> Int {
    let subjects = ["reference"] + graded.exercise.items.map { "item \($0.id)" } + ["starter"]
    return (subjects + graded.mistakes.map(\.id)).firstIndex(of: remark.subject) ?? 0
  }
}
