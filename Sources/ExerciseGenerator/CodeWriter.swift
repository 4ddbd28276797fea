/// Collects lines of Swift with two spaces an indentation level, at most 110 columns where it can break them.
struct CodeWriter {
  private(set) var text = ""
  private var level = 0

  static let width = 110

  mutating func line(_ line: String = "") {
    text += line.isEmpty ? "\n" : String(repeating: "  ", count: level) + line + "\n"
  }

  mutating func lines(_ lines: [String]) {
    for line in lines { self.line(line) }
  }

  /// A documentation comment.
  mutating func documentation(_ lines: [String]) {
    for line in lines { self.line(line.isEmpty ? "///" : "/// " + line) }
  }

  /// `opening {`, the body one level deeper, `}`.
  mutating func block(
    _ start: String, opening: String = "{", closing: String = "}", _ body: (inout CodeWriter) -> Void
  ) {
    line(start + " " + opening)
    indented(body)
    line(closing)
  }

  mutating func indented(_ body: (inout CodeWriter) -> Void) {
    level += 1
    body(&self)
    level -= 1
  }

  /// `opening` + items separated by commas + `closing`: on one line, or the items filled into lines of their own.
  mutating func list(_ opening: String, _ items: [String], _ closing: String) {
    let whole = opening + items.joined(separator: ", ") + closing
    let hasBrokenItem = items.contains { $0.contains("\n") }
    if !hasBrokenItem && 2 * level + whole.count <= Self.width {
      line(whole)
      return
    }
    line(opening)
    indented { $0.filled(items) }
    line(closing)
  }

  private mutating func filled(_ items: [String]) {
    var current = ""
    for (index, item) in items.enumerated() {
      let piece = item + (index + 1 < items.count ? "," : "")
      if !current.isEmpty && 2 * level + current.count + 1 + piece.count > Self.width {
        line(current)
        current = ""
      }
      current += current.isEmpty ? piece : " " + piece
    }
    if !current.isEmpty { line(current) }
  }
}

extension [String] {
  /// The first paragraph of a documentation comment.
  var firstParagraph: [String] { Array(prefix { !$0.isEmpty }) }

  /// The first sentence of a documentation comment.
  var firstSentence: String {
    let paragraph = firstParagraph.joined(separator: " ")
    guard let end = paragraph.firstRange(of: ". ") else { return paragraph }
    return String(paragraph[..<end.lowerBound]) + "."
  }
}
