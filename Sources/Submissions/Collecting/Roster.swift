public import CourseModel

/// The students of a class, from a CSV file as spreadsheets and learning platforms write it.
///
/// The header is required; its columns may come in any order. A column that names students must be there (`id`, `ID
/// number`, `Username`, `Email address`, …); of several, the first that ``RosterHeading`` lists gives the id, and an upload
/// may be named by any of them. Columns for name, address and section are read, others are not. An empty field counts
/// as absent, a row without any text as no row.
public struct Roster: Sendable, Equatable {
  /// The students, in the file's order; no two have one id.
  public let students: [Student]
  /// The columns that were not read.
  public let ignoredColumns: [String]
  /// What the owner of the file should know, a line each: rows and columns that were passed over.
  public let remarks: [String]
  /// What else names each student, besides id and address, by id.
  let aliases: [String: [String]]

  /// A roster of the given students. Traps when two have one id.
  public init(_ students: [Student]) {
    self.init(students, aliases: [:])
  }

  init(_ students: [Student], aliases: [String: [String]]) {
    precondition(Set(students.map(\.id)).count == students.count, "ids in a roster are unique")
    self.students = students
    self.aliases = aliases
    ignoredColumns = []
    remarks = []
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
    var reading: RosterReading
    var line = header.line
    do throws(RosterProblem) {
      reading = RosterReading(columns: try RosterColumns(header: header.fields))
      for row in rows.dropFirst() {
        line = row.line
        try reading.add(row)
      }
    } catch {
      throw RosterError(file: file, line: line, message: error.message)
    }
    students = reading.students
    aliases = reading.aliases
    ignoredColumns = reading.columns.ignored
    remarks =
      reading.remarks.map { "\(file):\($0.line): \($0.text)" }
      + Self.remark(ignoredColumns).map { "\(file): \($0)" }
  }

  private static func remark(_ ignored: [String]) -> [String] {
    guard !ignored.isEmpty else { return [] }
    let shown = ignored.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    let others = ignored.count - 8
    return ["columns not read: \(shown)\(others > 0 ? " and \(others) more" : "")"]
  }
}

/// The rows of a roster, read one after another.
private struct RosterReading {
  let columns: RosterColumns
  private(set) var students: [Student] = []
  private(set) var aliases: [String: [String]] = [:]
  private(set) var remarks: [(line: Int, text: String)] = []
  private var lines: [String: Int] = [:]

  init(columns: RosterColumns) { self.columns = columns }

  mutating func add(_ row: CSVReader.Row) throws(RosterProblem) {
    let name = columns.name(in: row)
    let identifiers = columns.identifiers(in: row)
    if columns.isCanvas, name == "Student, Test" || (identifiers.isEmpty && students.isEmpty) {
      remarks.append((row.line, "'\(name ?? "")' is a row of Canvas's and no student"))
      return
    }
    guard let id = identifiers.first else {
      throw RosterProblem(
        "the id is empty: fill in column '\(columns.idHeading)'\(name.map { " for '\($0)'" } ?? "")")
    }
    if !columns.hasID(row) {
      remarks.append((row.line, "'\(columns.idHeading)' is empty, so the id is '\(id)'"))
    }
    try check(id, earlierLine: lines[id])
    lines[id] = row.line
    let email = columns.value(columns.email, in: row)
    aliases[id] = identifiers.dropFirst().filter { $0 != email }
    students.append(
      Student(id: id, name: name, email: email, section: columns.value(columns.section, in: row)))
  }

  private func check(_ id: String, earlierLine: Int?) throws(RosterProblem) {
    let column = "column '\(columns.idHeading)'"
    if let earlierLine {
      throw RosterProblem("\(column): the id '\(id)' occurs in line \(earlierLine) already; delete one row")
    }
    if id.utf8.count > Student.longestID {
      throw RosterProblem("\(column): the id has more than \(Student.longestID) bytes; shorten it")
    }
    if id.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw RosterProblem("\(column): the id has a control character in it; type it anew")
    }
  }
}

/// What is wrong with a roster, and where.
public struct RosterError: UserCorrectable, Equatable, Sendable {
  /// The file's name.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong and what to do, for people.
  public let message: String

  /// `file:line: message`.
  public var description: String { "\(file):\(line): \(message)" }
}
