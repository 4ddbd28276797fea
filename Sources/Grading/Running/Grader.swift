public import Checks
public import CourseModel
import Foundation
public import Sandbox
public import Submissions
import Synchronization

/// Grades submissions of one course: compiles them, runs every item, recognises mistakes.
///
/// Safe to use from several threads.
public final class Grader: Sendable {
  /// What the grader runs under.
  public struct Settings: Sendable {
    /// The batch's secret.
    public var seed: Seed
    /// Whether each student's hidden cases are drawn from a secret of their own, derived from ``seed``.
    public var hasSeedPerStudent: Bool
    /// Which variants of the items run.
    public var audience: Audience
    /// How student code is kept apart.
    public var policy: SandboxPolicy

    /// Collects settings.
    public init(
      seed: Seed, hasSeedPerStudent: Bool = false, audience: Audience, policy: SandboxPolicy
    ) {
      self.seed = seed
      self.hasSeedPerStudent = hasSeedPerStudent
      self.audience = audience
      self.policy = policy
    }
  }

  /// The course.
  public let course: Course
  /// The course's exercises with their checks, in its order and under its limits.
  public let exercises: [AnyGradedExercise]
  /// What the grader runs under.
  public let settings: Settings
  /// Reference and starters.
  public let sources: CourseSources
  /// Where the time goes.
  public let timings = Timings()
  /// Reads submissions.
  public let collector: SubmissionCollector
  let workshop: Workshop
  private let answerers: Answerers
  /// How many submissions have been checked, to send each to another exercise first.
  private let turns = Atomic(0)
  private let batch: Batch

  /// Prepares grading.
  ///
  /// - Parameter graded: every exercise that the course may list.
  /// - Throws: when a program is missing or the sandbox cannot be had.
  public init(
    course: Course, graded: [AnyGradedExercise], installation: Installation, settings: Settings
  ) throws {
    self.course = course
    self.settings = settings
    exercises = course.exercises.compactMap { weighted in
      graded.first { $0.exercise.id == weighted.exercise.id }?.under(weighted.exercise.limits)
    }
    let sources = CourseSources(course: installation.course)
    let workshop = try Workshop(installation: installation, sources: sources, policy: settings.policy)
    self.sources = sources
    self.workshop = workshop
    collector = SubmissionCollector(unpacker: workshop.unpacker)
    answerers = Answerers { exercise, edit in
      let text = try edit(sources.reference(of: exercise))
      return try workshop.session(onSource: text, of: exercise)
    }
    batch = Batch(seed: settings.seed, answerers: answerers)
  }

  /// Version of the compiler, kept with every run.
  public var toolchainVersion: String { workshop.toolchain.version }

  /// The secret from which a student's hidden cases are drawn.
  public func seed(of student: Student) -> Seed {
    settings.hasSeedPerStudent ? settings.seed.own(of: student.id) : settings.seed
  }

  /// A student with a secret of their own shares the references' workers with others, and nothing else: what is kept of
  /// one student's cases goes with them.
  private func batch(for student: Student) -> Batch {
    settings.hasSeedPerStudent ? Batch(seed: seed(of: student), answerers: answerers) : batch
  }

  /// Whether a submission holds the file of an exercise.
  public func hasFile(for exercise: String, in submission: Submission) -> Bool {
    exercises.contains { $0.exercise.id == exercise && submission.source(named: $0.exercise.fileName) != nil }
  }

  /// Results of a submission, one per exercise, in the course's order.
  ///
  /// - Parameter wanted: exercises to grade; all when `nil`. Every file is compiled all the same, since one
  ///   may use another. When the tool fails to compile them, no item of theirs has a verdict.
  public func results(of submission: Submission, only wanted: Set<String>? = nil) -> [ExerciseResult] {
    let files = exercises.compactMap { graded -> HandedIn? in
      submission.source(named: graded.exercise.fileName).map { HandedIn(graded.exercise, $0) }
    }
    let chosen = exercises.filter { wanted?.contains($0.exercise.id) ?? true }
    let compiled: LoadableSubmission
    do {
      compiled = try LoadableSubmission(files, in: workshop, timings: timings)
    } catch {
      return chosen.map { graded in
        files.contains { $0.exercise.id == graded.exercise.id }
          ? notJudged(graded.exercise, because: "It could not be compiled: \(error)")
          : notHandedIn(graded.exercise, isIncomplete: submission.isIncomplete)
      }
    }
    defer { compiled.sessions.close() }
    let runs = timings.measure(.checking) {
      run(
        inTurn(chosen.filter { compiled.files[$0.exercise.id]?.isCompiled ?? false }),
        in: batch(for: submission.student), on: compiled.sessions)
    }
    return chosen.map { graded in
      let exercise = graded.exercise
      guard let file = files.first(where: { $0.exercise.id == exercise.id }),
        let status = compiled.files[exercise.id]
      else { return notHandedIn(exercise, isIncomplete: submission.isIncomplete) }
      let notes = file.selection.problems.map(\.description)
      guard let run = runs[exercise.id] else { return notCompiled(exercise, status, notes) }
      return ExerciseResult(
        exercise: exercise.id, title: exercise.title, items: run.items,
        diagnostics: status.diagnostics.map(CompilerDiagnostic.init), notes: notes, output: run.output)
    }
  }

  /// The exercises in an order that differs from one submission to the next: two that start together would wait for
  /// each other at every expected value that is not known yet.
  private func inTurn(_ exercises: [AnyGradedExercise]) -> [AnyGradedExercise] {
    guard !exercises.isEmpty else { return [] }
    let first = turns.wrappingAdd(1, ordering: .relaxed).oldValue % exercises.count
    return Array(exercises[first...] + exercises[..<first])
  }

  /// Runs exercises of a compiled submission: the public variants of all, then the hidden ones.
  ///
  /// What student code prints once hidden variants have begun is shown to nobody, so that it cannot tell what the
  /// hidden cases are.
  private func run(
    _ exercises: [AnyGradedExercise], in batch: Batch, on sessions: SessionPool
  ) -> [String: (items: [ItemResult], output: String)] {
    var runners = exercises.map { ItemRunner(graded: $0, batch: batch, audience: settings.audience) }
    var outputs: [String: String] = [:]
    for index in runners.indices {
      let exercise = runners[index].graded.exercise
      let session = sessions.session(under: exercise.limits)
      let before = session.printed.count
      runners[index].run(.visible, on: session)
      outputs[exercise.id] = studentOutput(of: String(session.printed.dropFirst(before)))
    }
    sessions.stopListening()
    for index in runners.indices {
      runners[index].run(.hidden, on: sessions.session(under: runners[index].graded.exercise.limits))
    }
    return Dictionary(
      uniqueKeysWithValues: runners.map { runner in
        let id = runner.graded.exercise.id
        return (id, (runner.results(), outputs[id] ?? ""))
      })
  }

  private func visibleItems(of exercise: Exercise) -> [Item] {
    exercise.items.filter { settings.audience.variants(of: $0) != nil }
  }

  private func notHandedIn(_ exercise: Exercise, isIncomplete: Bool) -> ExerciseResult {
    let reason =
      isIncomplete
      ? "A file of the submission could not be read, so \(exercise.fileName) may be there."
      : "The file \(exercise.fileName) was not handed in."
    return isIncomplete
      ? notJudged(exercise, because: reason) : notRun(exercise, kind: .missing, because: reason)
  }

  private func notJudged(_ exercise: Exercise, because reason: String) -> ExerciseResult {
    notRun(exercise, kind: .harnessError, because: reason)
  }

  private func notCompiled(_ exercise: Exercise, _ status: FileStatus, _ notes: [String]) -> ExerciseResult {
    let (kind, reason) = status.verdict
    var result = notRun(exercise, kind: kind, because: reason)
    result.diagnostics = status.diagnostics.map(CompilerDiagnostic.init)
    result.notes = notes
    return result
  }

  private func notRun(_ exercise: Exercise, kind: ResultKind, because reason: String) -> ExerciseResult {
    ExerciseResult(
      exercise: exercise.id, title: exercise.title,
      items: visibleItems(of: exercise).map { .notRun($0, of: exercise.id, kind: kind, because: reason) })
  }
}

/// The file that a submission holds for an exercise.
struct HandedIn: Sendable {
  let exercise: Exercise
  let selection: SourceSelection

  init(_ exercise: Exercise, _ selection: SourceSelection) {
    self.exercise = exercise
    self.selection = selection
  }
}
