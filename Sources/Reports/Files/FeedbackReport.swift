public import CourseModel

/// `feedback/<student>.md`: what a student reads after grading.
///
/// Every text that a student controls is escaped (``Markdown``), and nothing of a hidden case is in it but
/// what kind of case it was, how it ended, and the diagnosis.
public struct FeedbackReport: Sendable {
  private let course: Course

  /// Creates the feedback reports of a course.
  public init(course: Course) { self.course = course }

  /// The whole page for one submission.
  public func markdown(for result: SubmissionResult) -> String {
    let exercises = result.exercises.map(\.forStudent)
    var blocks = [
      "# Feedback for \(Markdown.plain(result.student.name ?? result.student.id))",
      opening(result, exercises),
    ]
    if !result.notes.isEmpty { blocks.append(Self.list(result.notes.map { Markdown.prose($0) })) }
    blocks.append(summary(exercises))
    let absent = exercises.filter(\.isMerelyMissing)
    if !absent.isEmpty {
      blocks.append("Not handed in: \(absent.map { Markdown.prose($0.title) }.joined(separator: "; ")).")
    }
    blocks += exercises.filter { !$0.isMerelyMissing }.flatMap { ExerciseFeedback($0).blocks }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func opening(_ result: SubmissionResult, _ exercises: [ExerciseResult]) -> String {
    let title = Markdown.plain(course.title)
    if let mark = course.mark(of: result) {
      let scale = Numbers.plain(course.scale)
      let line = "You have **\(Numbers.plain(mark)) out of \(scale)** in \(title)."
      let items = exercises.flatMap(\.items)
      let passed = items.count { $0.kind == .passed }
      guard passed < items.count else { return line + " Everything passed. Well done!" }
      let wereTried = items.contains { $0.kind != .passed && !$0.kind.isWithoutRun }
      return line + " \(passed) of \(Numbers.count(items.count, "item")) passed"
        + (wereTried ? "; below is what was tried in the others, and what came out." : ".")
    }
    guard exercises.contains(where: { $0.earned == nil }) else {
      let others = course.exercises.map(\.exercise).filter { due in
        !exercises.contains { $0.exercise == due.id }
      }
      return "There is no mark yet in \(title): the other exercises "
        + "(\(others.map { Markdown.prose($0.title) }.joined(separator: "; "))) are graded another time."
    }
    return """
      There is no mark yet in \(title).

      **Part of your work is not graded yet.** The grader itself failed there: this is not your fault, and \
      you lose nothing. It will be graded again.
      """
  }

  private func summary(_ exercises: [ExerciseResult]) -> String {
    Markdown.table(
      ["Exercise", "Points", "Items passed"], alignRight: [1, 2],
      rows: exercises.map { exercise in
        let passed = exercise.items.count { $0.kind == .passed }
        return [
          Markdown.prose(exercise.title, inTable: true),
          Self.points(exercise.earned, of: exercise.points),
          "\(passed) of \(exercise.items.count)",
        ]
      })
  }

  /// `3 / 4`, or `? / 4` without a verdict.
  static func points(_ earned: Int?, of points: Int) -> String {
    "\(earned.map(String.init) ?? "?") / \(points)"
  }

  static func list(_ entries: [String]) -> String { entries.map { "- \($0)" }.joined(separator: "\n") }
}
