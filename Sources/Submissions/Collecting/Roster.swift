public import CourseModel

/// The students of a class, from a CSV file with the columns `id`, `name`, `email` and `section`.
///
/// The header is required, its columns may come in any order and case; only `id` must be there. Columns of
/// other names are not read. An empty field counts as absent.
public struct Roster: Sendable, Equatable {
  /// The students, in the file's order; no two have one id.
  public let students: [Student]
  /// The columns that were not read.
  public let ignoredColumns: [String]

  /// A roster of the given students. Traps when two have one id.
  public init(_ students: [Student]) {
    precondition(Set(students.map(\.id)).count == students.count, "ids in a roster are unique")
    self.students = students
    ignoredColumns = []
  }

  /// Reads the contents of a CSV file; `file` names it in messages. Throws `RosterError`.
  public init(csv bytes: [UInt8], file: String) throws(RosterError) {
    let rows: [CSVReader.Row]
    do throws(CSVReader.Failure) {
      rows = try CSVReader.rows(of: bytes)
    } catch {
      throw RosterError(file: file, line: error.line, message: error.message)
    }
    guard let header = rows.first else {
      throw RosterError(
        file: file, line: 1, message: "the roster is empty; it needs the header id,name,email,section")
    }
    let columns = header.fields.map { $0.trimmingSpace.lowercased() }
    guard Set(columns).count == columns.count else {
      throw RosterError(file: file, line: header.line, message: "a column occurs twice in the header")
    }
    guard let idColumn = columns.firstIndex(of: "id") else {
      let message = "there is no column 'id' in the header \(header.fields); expected id,name,email,section"
      throw RosterError(file: file, line: header.line, message: message)
    }
    var students: [Student] = []
    var lines: [String: Int] = [:]
    for row in rows.dropFirst() {
      func field(_ name: String) -> String? {
        columns.firstIndex(of: name).map { row.fields[$0].trimmingSpace }.flatMap { $0.isEmpty ? nil : $0 }
      }
      let id = row.fields[idColumn].trimmingSpace
      if let problem = Self.problem(id: id, earlierLine: lines[id]) {
        throw RosterError(file: file, line: row.line, message: problem)
      }
      lines[id] = row.line
      students.append(Student(id: id, name: field("name"), email: field("email"), section: field("section")))
    }
    self.students = students
    ignoredColumns = columns.filter { !["id", "name", "email", "section"].contains($0) }
  }

  private static func problem(id: String, earlierLine: Int?) -> String? {
    if id.isEmpty { return "the id is empty" }
    if let earlierLine { return "the id '\(id)' occurs in line \(earlierLine) already" }
    if id.utf8.count > Student.longestID { return "the id has more than \(Student.longestID) bytes" }
    if id.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return "the id has a control character in it"
    }
    return nil
  }
}

/// What is wrong with a roster, and where.
public struct RosterError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file's name.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong, for people.
  public let message: String

  /// `file:line: message`.
  public var description: String { "\(file):\(line): \(message)" }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmingSpace: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
