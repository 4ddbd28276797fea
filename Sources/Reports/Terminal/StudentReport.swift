public import CourseModel

/// What `gradus show` prints for an instructor: one student's results, hidden numbers included.
public struct StudentReport: Sendable {
  private let course: Course
  private let style: Style
  private let width: Int

  /// - Parameters:
  ///   - course: The course, for the mark.
  ///   - style: Whether to use colour.
  ///   - width: Columns of the terminal.
  public init(course: Course, style: Style = .plain, width: Int = 80) {
    self.course = course
    self.style = style
    self.width = max(40, width)
  }

  /// The report, with a line feed at its end.
  public func text(for result: SubmissionResult) -> String {
    let lines = ExerciseLines(style: style, width: width)
    let student = result.student
    let details = [student.name, student.email, student.section].compactMap(\.self)
    let mark =
      course.mark(of: result).map { "mark \(Numbers.plain($0)) / \(Numbers.plain(course.scale))" }
      ?? "no mark: \(Numbers.count(result.harnessErrors.count, "harness error"))"
    var head = lines.wrapped(student.id, indent: 2, .heading)
    if !details.isEmpty { head += lines.wrapped(details.joined(separator: ", "), indent: 2) }
    head += lines.wrapped(mark)
    if result.ranUnsandboxed { head += lines.wrapped("! graded without a sandbox", .alarm) }
    head += result.notes.flatMap { lines.wrapped($0, indent: 2) }
    return ([head] + result.exercises.map(lines.lines(of:)))
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}
