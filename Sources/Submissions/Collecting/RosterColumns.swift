/// Which column of a roster holds what.
struct RosterColumns {
  /// The columns whose values name a student, the one that gives the id first.
  let identifiers: [Int]
  let email: Int?
  let section: Int?
  /// The headings of the columns that are not read.
  let ignored: [String]
  /// Whether this is Canvas's gradebook, whose first rows are no students.
  let isCanvas: Bool
  /// Whether this is Brightspace's export, which writes `#` before ids and user names.
  let isBrightspace: Bool

  private let headings: [String]
  private let fullName: Int?
  private let givenName: Int?
  private let familyName: Int?

  /// Reads a header. Throws what is wrong with it, for people.
  init(header: [String]) throws(RosterProblem) {
    let headings = header.map(\.singleLine)
    var columns: [RosterHeading.Role: [(rank: Int, index: Int)]] = [:]
    var seen: Set<String> = []
    for (index, heading) in headings.enumerated() {
      guard let meaning = RosterHeading.meaning(of: heading) else { continue }
      guard seen.insert(RosterHeading.key(heading)).inserted else {
        throw RosterProblem("the column '\(heading)' occurs twice in the header; rename or delete one")
      }
      columns[meaning.role, default: []].append((meaning.rank, index))
    }
    let ranked = columns.mapValues { $0.sorted { $0.rank < $1.rank }.map(\.index) }
    self.headings = headings
    identifiers = ranked[.identifier] ?? []
    email = ranked[.email]?.first
    section = ranked[.section]?.first
    fullName = ranked[.fullName]?.first
    givenName = ranked[.givenName]?.first
    familyName = ranked[.familyName]?.first
    guard !identifiers.isEmpty || email != nil else {
      throw RosterProblem(
        "no column of the header \(header) gives an id: name one 'id' "
          + "(or 'ID number', 'Username', 'Email address', …), beside 'name', 'email', 'section'")
    }
    let read = Set(identifiers + [email, section, fullName, givenName, familyName].compactMap(\.self))
    ignored = headings.indices.filter { !read.contains($0) && !headings[$0].isEmpty }.map { headings[$0] }
    let keys = Set(headings.map(RosterHeading.key))
    isCanvas = keys.contains("student") && keys.contains { $0.hasPrefix("sis ") }
    isBrightspace = keys.contains("orgdefinedid")
  }

  /// The values that name the student of a row, the id first, the e-mail address last.
  func identifiers(in row: CSVReader.Row) -> [String] {
    let names = identifiers.map { index in
      let value = row.fields[index].singleLine
      return isBrightspace && value.hasPrefix("#") ? String(value.dropFirst()) : value
    }
    return (names + [value(email, in: row) ?? ""]).filter { !$0.isEmpty }
  }

  /// The heading of the column that gives ids.
  var idHeading: String { headings[identifiers.first ?? email ?? 0] }

  /// Whether a row has an id in the column that gives ids.
  func hasID(_ row: CSVReader.Row) -> Bool { value(identifiers.first ?? email, in: row) != nil }

  /// The value of a column; `nil` when it is empty or there is no such column.
  func value(_ column: Int?, in row: CSVReader.Row) -> String? {
    column.map { row.fields[$0].singleLine }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The student's name, put together where it stands in two columns.
  ///
  /// `Name`, `nom`, `nome`, `nombre` and `naam` mean the whole name, the family's or the given one, by what stands
  /// beside them: `Vorname, Name` and `Nome, Cognome` are two halves.
  func name(in row: CSVReader.Row) -> String? {
    let full = value(fullName, in: row)
    let (given, family) = (value(givenName, in: row), value(familyName, in: row))
    guard let full, givenName == nil || familyName == nil else {
      let parts = [given, family].compactMap(\.self)
      return full ?? (parts.isEmpty ? nil : parts.joined(separator: " "))
    }
    if let given { return full.contains(given) ? full : "\(given) \(full)" }
    if let family { return full.contains(family) ? full : "\(full) \(family)" }
    return full
  }
}

/// What is wrong with a part of a roster, for people.
struct RosterProblem: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

extension String {
  /// The text on one line: without white space at its ends, one space for each stretch of it inside.
  fileprivate var singleLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
