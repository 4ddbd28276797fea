/// String literals and what is inside.
extension SwiftLexer {
  /// The number of `#` before a delimiter at this place; nil when no literal starts here.
  func literalHashes(before delimiter: UInt8) -> Int? {
    var count = 0
    while byte(count) == UInt8(ascii: "#") { count += 1 }
    return byte(count) == delimiter ? count : nil
  }

  func hashesFollow(_ count: Int, after offset: Int) -> Bool {
    (0..<count).allSatisfy { byte(offset + $0) == UInt8(ascii: "#") }
  }

  /// Whether `#"""#` and the like at this place is a one-line string of quotes, not the start of many lines.
  private func closesOnThisLine(hashes: Int) -> Bool {
    var offset = 1
    while position + offset < bytes.count, byte(offset) != UInt8(ascii: "\n"),
      byte(offset) != UInt8(ascii: "\r")
    {
      if byte(offset) == UInt8(ascii: "\""), hashesFollow(hashes, after: offset + 1) { return true }
      offset += 1
    }
    return false
  }

  /// Skips a string in double quotes, or in single ones, which the compiler reads too and then refuses.
  mutating func skipString(hashes: Int) {
    let (quote, isMultiline) = openString(hashes: hashes)
    let quotes = isMultiline ? 3 : 1
    while position < bytes.count {
      if byte() == UInt8(ascii: "\\"), hashesFollow(hashes, after: 1) {
        advance(1 + hashes)
        if byte() == UInt8(ascii: "(") {
          advance()
          skipInterpolation(allowsNewline: isMultiline)
        } else if !isAtLineEnd {
          advance()
        }
      } else if byte() == quote, !isMultiline || looking(at: "\"\"\""), hashesFollow(hashes, after: quotes) {
        return advance(quotes + hashes)
      } else if !isMultiline, isAtLineEnd {
        // Unterminated: the compiler says so, and goes on with the next line.
        return
      } else {
        advance()
      }
    }
  }

  /// Skips the hashes and quotes at which a string begins.
  private mutating func openString(hashes: Int) -> (quote: UInt8, isMultiline: Bool) {
    advance(hashes)
    let quote = byte()
    let isMultiline = looking(at: "\"\"\"") && !(hashes > 0 && closesOnThisLine(hashes: hashes))
    advance(isMultiline ? 3 : 1)
    return (quote, isMultiline)
  }

  private var isAtLineEnd: Bool { byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r") }

  /// Skips the rest of an interpolation as the compiler's lexer does: not by tokens, but by matching parentheses and
  /// quotes, single ones included. Where it gives up, the string goes on.
  /// Source: `skipToEndOfInterpolatedExpression` in the Swift project's `Lexer.cpp`.
  private mutating func skipInterpolation(allowsNewline: Bool) {
    /// An open parenthesis, or an open string.
    struct Delimiter {
      var opening: UInt8
      var hashes = 0
    }
    var open: [Delimiter] = []
    var newlines = [allowsNewline]
    let parenthesis = UInt8(ascii: "(")
    while position < bytes.count {
      let string = open.last.flatMap { $0.opening == parenthesis ? nil : $0 }
      switch byte() {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        guard newlines.last == true else { return }
        advance()
      case UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "'"):
        if let string {
          let isMultiline = newlines.last == true
          guard byte() == string.opening, !isMultiline || looking(at: "\"\"\"") else {
            advance()
            continue
          }
          advance(isMultiline ? 3 : 1)
          guard hashesFollow(string.hashes, after: 0) else { continue }
          advance(string.hashes)
          open.removeLast()
          newlines.removeLast()
        } else if let hashes = literalHashes(before: UInt8(ascii: "\""))
          ?? literalHashes(before: UInt8(ascii: "'")),
          hashes == 0 || byte(hashes) == UInt8(ascii: "\"")
        {
          let (quote, isMultiline) = openString(hashes: hashes)
          open.append(Delimiter(opening: quote, hashes: hashes))
          newlines.append(isMultiline)
        } else {
          advance()
        }
      case UInt8(ascii: "\\"):
        advance()
        guard let string, hashesFollow(string.hashes, after: 0) else { continue }
        advance(string.hashes)
        if byte() == parenthesis { open.append(Delimiter(opening: parenthesis)) }
        if !isAtLineEnd { advance() }
      case parenthesis:
        if string == nil { open.append(Delimiter(opening: parenthesis)) }
        advance()
      case UInt8(ascii: ")"):
        advance()
        if open.isEmpty { return }
        if string == nil { open.removeLast() }
      case UInt8(ascii: "/") where string == nil && (looking(at: "//") || looking(at: "/*")):
        guard skipComment(allowsNewline: newlines.last == true) else { return }
      default: advance()
      }
    }
  }

  /// Skips a comment inside an interpolation; false, at its start, where it would have to end with the line.
  private mutating func skipComment(allowsNewline: Bool) -> Bool {
    let start = (position, line)
    if looking(at: "//") {
      guard allowsNewline else { return false }
      while position < bytes.count, !isAtLineEnd { advance() }
      return true
    }
    skipBlockComment()
    guard allowsNewline || line == start.1 else {
      (position, line) = start
      return false
    }
    return true
  }
}
