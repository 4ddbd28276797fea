/// Rows of RFC 4180: comma, CR LF, cells with special characters in double quotes.
enum CommaSeparatedValues {
  /// One row with its line ending.
  static func row(_ cells: [String]) -> String { cells.joined(separator: ",") + "\r\n" }

  /// A cell of foreign text that no spreadsheet takes for a formula.
  ///
  /// Spreadsheets run a cell that begins with `=`, `+`, `-`, `@` (or a full-width form), also after white
  /// space and, where the list separator is `;` or a tab, after one of these. An apostrophe before the
  /// sign makes it text. Invisible characters are made visible, line breaks become spaces.
  static func text(_ value: String) -> String {
    var safe = ""
    var isAtCellStart = true
    for character in value.madeVisible(keepingLines: false) {
      if isAtCellStart, formulaSigns.contains(character) { safe.append("'") }
      if separators.contains(character) {
        isAtCellStart = true
      } else if !character.isWhitespace && character != "\"" {
        isAtCellStart = false
      }
      safe.append(character)
    }
    guard safe.contains(where: { $0 == "\"" || separators.contains($0) || $0.isWhitespace }) else {
      return safe
    }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  private static let formulaSigns: Set<Character> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
  private static let separators: Set<Character> = [",", ";", "\t"]
}
