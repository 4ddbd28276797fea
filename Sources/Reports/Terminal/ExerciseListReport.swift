public import CourseModel

/// What `gradus list` prints: the exercises of a course.
public struct ExerciseListReport: Sendable {
  private let style: Style
  private let width: Int

  /// - Parameters:
  ///   - style: Whether to use colour.
  ///   - width: Columns of the terminal.
  public init(style: Style = .plain, width: Int = 80) {
    self.style = style
    self.width = max(40, width)
  }

  /// The table, with a line feed at its end.
  public func text(for course: Course) -> String {
    var table = TextTable(
      ["Exercise", "Title", "File", "Items", "Points", "Weight"], alignRight: [3, 4, 5], flexible: 1)
    for weighted in course.exercises {
      let exercise = weighted.exercise
      table.add([
        exercise.id, exercise.title, exercise.fileName, "\(exercise.items.count)", "\(exercise.points)",
        "\(weighted.weight)",
      ])
    }
    return table.lines(style: style, width: width).joined(separator: "\n") + "\n"
  }
}
