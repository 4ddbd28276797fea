import ArgumentParser
import CourseModel
import ExerciseBridges
import Reports
import WorkerProtocol

/// `gradus list`: the exercises of the course.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the course's exercises, or the items and entry points of one.",
    discussion: """
        gradus list            exercises, points, weights
        gradus list mlp        its items and entry points
      """)

  @Argument(help: "An exercise, for its items and entry points.")
  var exercise: String?

  @OptionGroup var course: CourseOptions

  func run() throws {
    try explainingFailures {
      let course = try course.course(course.installation())
      guard let exercise else {
        let report = ExerciseListReport(style: Terminal.style, width: Terminal.columns)
        return Terminal.print(report: report.text(for: course))
      }
      guard let found = course.exercises.first(where: { $0.exercise.id == exercise }) else {
        let known = course.exercises.map(\.exercise.id).joined(separator: ", ")
        throw UsageProblem("There is no exercise `\(exercise)`. The course has: \(known).")
      }
      Terminal.print(VisibleText(ownWords: details(of: found.exercise)))
    }
  }

  private func details(of exercise: Exercise) -> String {
    let items = exercise.items.map { item in
      "  \(item.id)  \(item.title): \(item.points) \(item.points == 1 ? "point" : "points"), "
        + item.visibility.rawValue
    }
    let publicPoints = exercise.items.reduce(0) { $0 + ($1.visibility == .hidden ? 0 : $1.points) }
    let more = exercise.hiddenTests.map { " Grading runs more: \($0)." } ?? ""
    let bridge = ExerciseBridge.all.first { $0.id == exercise.id }
    let entryPoints = (bridge?.entryPoints ?? []).map { "  \($0.signature)\n      \($0.summary)" }
    return """
      \(exercise.title): \(exercise.fileName), \(exercise.points) points

      Items
      \(items.joined(separator: "\n"))
      Public tests check \(publicPoints) of \(exercise.points) points.\(more)

      Entry points
      \(entryPoints.joined(separator: "\n"))
      """
  }
}
