import CourseModel
import Submissions

/// Results of exercises of which nothing ran.
extension Grader {
  func notHandedIn(_ exercise: Exercise, isIncomplete: Bool) -> ExerciseResult {
    let reason =
      isIncomplete
      ? "A file of the submission could not be read, so \(exercise.fileName) may be there."
      : "The file \(exercise.fileName) was not handed in."
    return isIncomplete
      ? notJudged(exercise, because: reason) : notRun(exercise, kind: .missing, because: reason)
  }

  func notJudged(_ exercise: Exercise, because reason: String) -> ExerciseResult {
    notRun(exercise, kind: .harnessError, because: reason)
  }

  func notCompiled(_ exercise: Exercise, _ status: FileStatus, _ notes: [String]) -> ExerciseResult {
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

  private func visibleItems(of exercise: Exercise) -> [Item] {
    exercise.items.filter { settings.audience.variants(of: $0) != nil }
  }
}
