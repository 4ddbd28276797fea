/// A strict reader of comma-separated values as RFC 4180 describes them.
///
/// Strict, because a roster that is misread grades the wrong student: a row with a field too many or too few, a
/// quote in the middle of a field and a quote without end are errors that name the line. (SwiftCSV 0.10 drops and
/// pads such rows without a word, and tells no line numbers, so it cannot serve here.)
///
/// Beyond the standard, as spreadsheets write it: the encodings of ``CSVText``; line ends LF, CR LF or CR; rows
/// without any text; empty fields after the header's last; spaces around a quoted field; a first line `sep=;`, and
/// without it `;` or a tab instead of the comma where the header has more of these.
struct CSVReader {
  struct Row: Equatable {
    /// The line where the row starts, from 1.
    var line: Int
    var fields: [String]
  }

  /// What is wrong, and in which line.
  struct Failure: Error, Equatable {
    var line: Int
    var message: String
  }

  private var rest: Substring.UnicodeScalarView
  private var separator: Unicode.Scalar = ","
  private var line = 1

  private init(_ text: String) {
    rest = Substring(text).unicodeScalars
    if let given = takeSeparatorLine() {
      separator = given
    } else {
      separator = Self.separator(of: rest)
    }
  }

  /// The rows of a file that hold any text, the header's included, all with as many fields as the header.
  static func rows(of bytes: [UInt8]) throws(Failure) -> [Row] {
    var reader = CSVReader(try CSVText.decode(bytes))
    var rows: [Row] = []
    while !reader.rest.isEmpty {
      var row = try reader.row()
      if row.fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
      let width = rows.first?.fields.count ?? 1
      while row.fields.count > width, row.fields.last?.allSatisfy(\.isWhitespace) == true {
        row.fields.removeLast()
      }
      if let header = rows.first, row.fields.count != header.fields.count {
        throw Failure(line: row.line, message: reader.complaint(about: row, below: header))
      }
      rows.append(row)
    }
    return rows
  }

  private func complaint(about row: Row, below header: Row) -> String {
    let count = row.fields.count
    let missing = header.fields.dropFirst(count).first.map { "; '\($0)' is missing" }
    let surplus = row.fields.dropFirst(header.fields.count).first.map {
      "; '\($0)' is too much: put a text that has '\(separator)' in it into double quotes"
    }
    return "\(count) field\(count == 1 ? "" : "s") where the header has \(header.fields.count)"
      + (missing ?? surplus ?? "")
  }

  /// Excel's `sep=;` in the first line, which is no row.
  private mutating func takeSeparatorLine() -> Unicode.Scalar? {
    let first = rest.prefix { $0 != "\n" && $0 != "\r" }
    let text = String(String.UnicodeScalarView(first.filter { $0 != "\"" }))
    guard text.lowercased().hasPrefix("sep="), text.unicodeScalars.count == 5 else { return nil }
    rest = rest.dropFirst(first.count)
    if rest.popFirst() == "\r", rest.first == "\n" { rest = rest.dropFirst() }
    line += 1
    return text.unicodeScalars.last
  }

  /// What occurs most often in the header, quoted fields aside; the comma where others occur no more often.
  private static func separator(of text: Substring.UnicodeScalarView) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [:]
    var isQuoted = false
    var hasText = false
    for scalar in text {
      if scalar == "\"" { isQuoted.toggle() }
      if scalar == "\n" || scalar == "\r", !isQuoted {
        if hasText { break }
        counts = [:]
        continue
      }
      if !isQuoted { counts[scalar, default: 0] += 1 }
      hasText = hasText || !(scalar == "," || scalar == ";" || scalar.properties.isWhitespace)
    }
    let candidates: [Unicode.Scalar] = [",", ";", "\t"]
    return candidates.reduce(",") { (counts[$1] ?? 0) > (counts[$0] ?? 0) ? $1 : $0 }
  }

  private mutating func row() throws(Failure) -> Row {
    var row = Row(line: line, fields: [])
    repeat { row.fields.append(try field()) } while takeSeparator()
    try takeLineEnd()
    return row
  }

  private mutating func field() throws(Failure) -> String {
    let spaces = rest.prefix { $0 == " " }
    guard rest.dropFirst(spaces.count).first == "\"" else {
      let content = rest.prefix { $0 != separator && $0 != "\n" && $0 != "\r" }
      rest = rest.dropFirst(content.count)
      guard !content.contains("\"") else {
        throw Failure(
          line: line, message: "a quote in a field without quotes; write \"a \"\"quoted\"\" word\"")
      }
      return String(String.UnicodeScalarView(content))
    }
    rest = rest.dropFirst(spaces.count + 1)
    let content = try quotedContent()
    rest = rest.drop { $0 == " " }
    return content
  }

  private mutating func quotedContent() throws(Failure) -> String {
    let start = line
    var content = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "\"" {
        guard rest.first == "\"" else { return String(content) }
        rest = rest.dropFirst()
      } else if scalar == "\n" || (scalar == "\r" && rest.first != "\n") {
        line += 1
      }
      content.append(scalar)
    }
    throw Failure(line: start, message: "a field in quotes does not end; close it with \"")
  }

  private mutating func takeSeparator() -> Bool {
    guard rest.first == separator else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func takeLineEnd() throws(Failure) {
    guard let scalar = rest.popFirst() else { return }
    guard scalar == "\n" || scalar == "\r" else {
      throw Failure(
        line: line, message: "text follows a closing quote; write a quote inside a field as \"\"")
    }
    if scalar == "\r", rest.first == "\n" { rest = rest.dropFirst() }
    line += 1
  }
}
