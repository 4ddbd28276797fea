/// A strict reader of comma-separated values as RFC 4180 describes them.
///
/// Strict, because a roster that is misread grades the wrong student: a row with a field too many or too few, a
/// quote in the middle of a field and a quote without end are errors that name the line. (SwiftCSV 0.10 drops and
/// pads such rows without a word, and tells no line numbers, so it cannot serve here.)
///
/// Beyond the standard, as spreadsheets write it: a byte order mark, line ends LF, CR LF or CR, empty lines, and `;`
/// or a tab instead of the comma when the first line has one of these and no comma.
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
  private let separator: Unicode.Scalar
  private var line = 1

  private init(_ text: String) {
    rest = Substring(text).unicodeScalars
    if rest.first == "\u{FEFF}" { rest = rest.dropFirst() }
    let header = rest.prefix { $0 != "\n" && $0 != "\r" }
    separator = header.contains(",") ? "," : header.first { $0 == ";" || $0 == "\t" } ?? ","
  }

  /// The rows of a text, the header's included, all with as many fields as the first.
  static func rows(of bytes: [UInt8]) throws(Failure) -> [Row] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = SourceText.lineOfInvalidUTF8(bytes) ?? 1
      throw Failure(line: line, message: "this is not UTF-8; save the file as 'CSV UTF-8'")
    }
    var reader = CSVReader(text)
    var rows: [Row] = []
    while !reader.rest.isEmpty {
      let row = try reader.row()
      if row.fields == [""] { continue }
      if let width = rows.first?.fields.count, row.fields.count != width {
        throw Failure(
          line: row.line, message: "\(row.fields.count) fields where the header has \(width)")
      }
      rows.append(row)
    }
    return rows
  }

  private mutating func row() throws(Failure) -> Row {
    var row = Row(line: line, fields: [])
    repeat { row.fields.append(try field()) } while takeSeparator()
    try takeLineEnd()
    return row
  }

  private mutating func field() throws(Failure) -> String {
    guard rest.first == "\"" else {
      let content = rest.prefix { $0 != separator && $0 != "\n" && $0 != "\r" }
      rest = rest.dropFirst(content.count)
      guard !content.contains("\"") else {
        throw Failure(
          line: line, message: "a quote in a field without quotes; write \"a \"\"quoted\"\" word\"")
      }
      return String(String.UnicodeScalarView(content))
    }
    let start = line
    rest = rest.dropFirst()
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
    throw Failure(line: start, message: "a field in quotes does not end")
  }

  private mutating func takeSeparator() -> Bool {
    guard rest.first == separator else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func takeLineEnd() throws(Failure) {
    guard let scalar = rest.popFirst() else { return }
    guard scalar == "\n" || scalar == "\r" else {
      throw Failure(line: line, message: "text follows a closing quote")
    }
    if scalar == "\r", rest.first == "\n" { rest = rest.dropFirst() }
    line += 1
  }
}
