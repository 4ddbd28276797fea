public import CourseModel
public import Submissions
import Checks
import Synchronization

extension Grader {
  /// Results of a submission, one per exercise, in the course's order.
  ///
  /// What a busy machine, or a fault that passes, may have decided is run once more alone, and the second result counts.
  ///
  /// - Parameter wanted: exercises to grade; all when `nil`. Every file is compiled all the same, since one
  ///   may use another. When the tool fails to compile them, no item of theirs has a verdict.
  public func results(of submission: Submission, only wanted: Set<String>? = nil) -> [ExerciseResult] {
    let submitted = submittedFiles(of: submission)
    let chosen = exercises.filter { wanted?.contains($0.exercise.id) ?? true }
    let compiled: LoadableSubmission
    do {
      compiled = try loadable(submitted)
    } catch {
      return chosen.map { graded in
        submitted.files.contains { $0.exercise.id == graded.exercise.id }
          ? notJudged(graded.exercise, because: "It could not be compiled and loaded: \(error.explanation)")
          : notHandedIn(graded.exercise, in: submission)
      }
    }
    defer { compiled.sessions?.close() }
    let ready = chosen.filter { compiled.files[$0.exercise.id]?.isCompiled ?? false }
    let runs = timings.measure(.checking) {
      self.runs(of: ready, in: context(for: submission.student), compiled)
    }
    let budget = DiagnosisBudget(seconds: course.secondsForDiagnosis)
    return chosen.map { graded in
      let exercise = graded.exercise
      guard let file = submitted.files.first(where: { $0.exercise.id == exercise.id }) else {
        return notHandedIn(exercise, in: submission)
      }
      let notes =
        file.selection.problems.map(\.description)
        + (compiled.leftOut[exercise.id] ?? []).map(\.sentence)
      guard let status = compiled.files[exercise.id] else {
        return notJudged(exercise, because: "The compiler said nothing about \(exercise.fileName).")
      }
      guard let run = runs[exercise.id] else { return notCompiled(exercise, file, status, notes) }
      let items = timings.measure(.diagnosing) {
        gate.together {
          run.runner.results(
            diagnosing: SubjectRecognition(
              graded: graded, recognition: recognition, budget: budget,
              start: { try compiled.freshSession(under: exercise.limits) }
            ).diagnoses)
        }
      }
      return ExerciseResult(
        exercise: exercise.id, title: exercise.title, items: items,
        diagnostics: status.diagnostics.map(CompilerDiagnostic.init), notes: notes, output: run.output)
    }
  }

  /// Whether results count, so that what load may have decided is run again.
  private var countsForMarks: Bool { settings.audience == .grader }

  /// The compiled submission; what the machine's load may have kept from being compiled and loaded is tried again alone.
  private func loadable(_ submitted: SubmittedFiles) throws -> LoadableSubmission {
    let environment = LoadableSubmission.Environment(builder)
    do {
      return try gate.together {
        try LoadableSubmission(submitted, in: environment, mayTryAgain: countsForMarks, timings: timings)
      }
    } catch {
      guard countsForMarks else { throw error }
      return try gate.alone {
        try LoadableSubmission(submitted, in: environment, mayTryAgain: false, timings: timings)
      }
    }
  }

  private typealias ExerciseRun = (runner: ItemRunner, output: String)

  private func runs(
    of exercises: [AnyGradedExercise], in context: GradingContext, _ compiled: LoadableSubmission
  ) -> [String: ExerciseRun] {
    guard let sessions = compiled.sessions else { return [:] }
    let runs = gate.together { run(inTurn(exercises), in: context, on: sessions) }
    let doubtful = exercises.filter { runs[$0.exercise.id]?.runner.isWorthAnotherTry ?? false }
    guard countsForMarks, !doubtful.isEmpty, let fresh = compiled.sessionsForLastTry() else { return runs }
    sessions.close()
    defer { fresh.close() }
    return gate.alone { runs.merging(run(doubtful, in: context, on: fresh)) { $1 } }
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
    _ exercises: [AnyGradedExercise], in context: GradingContext, on sessions: SessionPool
  ) -> [String: ExerciseRun] {
    var runners = exercises.map { ItemRunner(graded: $0, context: context, audience: settings.audience) }
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
        return (id, (runner, outputs[id] ?? ""))
      })
  }
}
