public import CourseModel

/// `grades.csv`: one row per student, for spreadsheets and for pandas.
///
/// Columns: `id,name,email,section`, then per exercise its identifier with the points earned, then
/// `earned`, `points`, `mark`, `status`. A cell is empty where there is no verdict or no submission. Status is
/// `complete`, `no submission`, `incomplete`, or the number of harness errors; `unassigned` before it
/// (`unassigned complete`) marks an upload whose student is not known for certain, `unassigned upload` a student who may
/// have handed in such a one. Marks are computed exactly and rounded to two decimals, half away from zero.
///
/// Format: RFC 4180, UTF-8 with a byte order mark, without which Excel spoils accents. A foreign text that a spreadsheet would run as a
/// formula has an apostrophe before it.
public struct GradesSheet: Sendable {
  private let course: Course

  /// Creates the sheet of a course.
  public init(course: Course) { self.course = course }

  /// The byte order mark and the header row, with its line ending.
  public var header: String {
    "\u{FEFF}"
      + CommaSeparatedValues.row(
        ["id", "name", "email", "section"]
          + course.exercises.map { CommaSeparatedValues.text($0.exercise.id) }
          + ["earned", "points", "mark", "status"])
  }

  /// The row of one student, with its line ending; `nil` stands for a student who handed in nothing.
  ///
  /// - Parameter isAssigned: Whether it is certain who handed in what.
  public func row(for student: Student, result: SubmissionResult?, isAssigned: Bool = true) -> String {
    let identity = [student.id, student.name ?? "", student.email ?? "", student.section ?? ""]
    let scores = course.exercises.map { weighted in
      result?.exercises.first { $0.exercise == weighted.exercise.id }?.earned
    }
    let isComplete = scores.allSatisfy { $0 != nil }
    let earned = isComplete ? "\(scores.reduce(0) { $0 + ($1 ?? 0) })" : ""
    let points = course.exercises.reduce(0) { $0 + $1.exercise.points }
    let mark = result.flatMap(course.mark).map { Numbers.plain($0) } ?? ""
    return CommaSeparatedValues.row(
      identity.map(CommaSeparatedValues.text) + scores.map { $0.map(String.init) ?? "" }
        + [
          earned, "\(points)", mark,
          (isAssigned ? "" : "unassigned ") + status(of: result, isComplete, isAssigned),
        ])
  }

  private func status(of result: SubmissionResult?, _ isComplete: Bool, _ isAssigned: Bool) -> String {
    guard let result else { return isAssigned ? "no submission" : "upload" }
    let errors = result.harnessErrors.count
    if errors > 0 { return Numbers.count(errors, "harness error") }
    return isComplete ? "complete" : "incomplete"
  }
}
