import CourseModel
import Reports
import Submissions

/// What is told of a class as a whole: the table of marks and the summary, in the listing's order.
struct ClassReport: Sendable {
  private let listing: ClassListing
  private let sheet: GradesSheet
  private var statistics: ClassStatistics
  private var rows: [Int: String] = [:]
  private var problemsOfSubmissions: [Int: [String]] = [:]

  init(course: Course, listing: ClassListing) {
    self.listing = listing
    sheet = GradesSheet(course: course)
    statistics = ClassStatistics(course: course)
  }

  /// How many submissions it holds.
  var count: Int { rows.count }

  /// Whether no submission is missing.
  var isComplete: Bool { count == listing.submissions.count }

  /// Adds the submission at a position of the listing, with what whoever grades should know of it.
  mutating func add(_ result: SubmissionResult, at position: Int, problems: [String]) {
    rows[position] = sheet.row(
      for: result.student, result: result, isAssigned: listing.submissions[position].isAssigned)
    problemsOfSubmissions[position] = problems.map { "\(result.student.id): \($0)" }
    statistics.add(result)
  }

  /// What there is to say about uploads, a sentence each.
  var problems: [String] {
    listing.problems.map(\.description)
      + problemsOfSubmissions.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// Writes `grades.csv` and `summary.txt`.
  func write(to files: ReportFiles) throws -> ClassStatistics {
    var statistics = statistics
    for student in listing.missing { statistics.addAbsent(student) }
    for student in listing.unclear { statistics.addUnclear(student) }
    for problem in problems { statistics.add(uploadProblem: problem) }
    let absent =
      listing.missing.map { sheet.row(for: $0, result: nil) }
      + listing.unclear.map { sheet.row(for: $0, result: nil, isAssigned: false) }
    let lines = [sheet.header] + rows.sorted { $0.key < $1.key }.map(\.value) + absent
    try files.writeGrades(lines.joined())
    try files.writeSummary(ClassSummaryReport(problemsShown: .max).text(for: statistics))
    return statistics
  }
}
