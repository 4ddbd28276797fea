public import CourseModel
public import Submissions
import Checks
import Synchronization

extension Grader {
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
}
