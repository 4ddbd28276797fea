import CourseModel
import Submissions

/// Results of exercises of which nothing ran.
extension Grader {
  func notHandedIn(_ exercise: Exercise, in submission: Submission) -> ExerciseResult {
    let (kind, reason) = absence(of: exercise, in: submission)
    return notRun(exercise, kind: kind, because: reason)
  }

  /// What it means that a submission has no file for an exercise.
  func absence(of exercise: Exercise, in submission: Submission) -> (kind: ResultKind, reason: String) {
    let flaws = submission.flaws(ofSourceNamed: exercise.fileName)
    let explanations = flaws.problems.map { "\($0)." }
    if submission.isIncomplete {
      let reason = "A file of the submission could not be read, so \(exercise.fileName) may be there."
      return (.harnessError, ([reason] + explanations).joined(separator: " "))
    }
    if flaws.isAboutContents { return (.doesNotCompile, explanations.joined(separator: " ")) }
    let reason = "The file \(exercise.fileName) was not handed in."
    return (.missing, ([reason] + explanations).joined(separator: " "))
  }

  func notJudged(_ exercise: Exercise, because reason: String) -> ExerciseResult {
    notRun(exercise, kind: .harnessError, because: reason)
  }

  func notCompiled(
    _ exercise: Exercise, _ file: SubmittedFiles.File, _ status: FileStatus, _ notes: [String]
  ) -> ExerciseResult {
    let (kind, reason) = status.verdict(of: file.selection.file.path)
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

  private func visibleItems(of exercise: Exercise) -> [Item] {
    exercise.items.filter { settings.audience.variants(of: $0) != nil }
  }
}
