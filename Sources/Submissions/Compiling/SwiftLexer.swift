/// Splits Swift source into the tokens that the import policy looks at, skipping comments and literals.
///
/// Not a parser: words, `@`, `#`, `.`, `:` and line numbers are enough to recognise imports and attributes,
/// and skipping comments, strings (with interpolation, `"""` and `#"…"#`) and extended regular expressions
/// correctly is what makes it free of false alarms. SwiftSyntax, which the generator uses, would have the grader load the
/// toolchain's own libraries on every run. Source: The Swift Programming Language, Lexical Structure.
struct SwiftLexer {
  struct Token: Equatable {
    enum Kind: Equatable { case word, mark }
    var kind: Kind
    /// A word without backticks, or one punctuation character.
    var text: String
    /// Whether the word was in backticks, and so is never a keyword.
    var isEscaped = false
    var line: Int
  }

  let bytes: [UInt8]
  var position = 0
  var line = 1

  /// All tokens of a source.
  static func tokens(_ source: [UInt8]) -> [Token] {
    var lexer = SwiftLexer(bytes: source)
    var tokens: [Token] = []
    while let token = lexer.next() { tokens.append(token) }
    return tokens
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]
    if bytes.starts(with: byteOrderMark) { position = byteOrderMark.count }
  }

  func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  func looking(at text: StaticString) -> Bool {
    let wanted = Array("\(text)".utf8)
    return wanted.indices.allSatisfy { byte($0) == wanted[$0] }
  }

  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      // A lone carriage return ends a line too.
      if bytes[position] == UInt8(ascii: "\r"), byte(1) != UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  /// A non-breaking space, of which the compiler only warns.
  var isAtWideSpace: Bool { byte() == 0xc2 && byte(1) == 0xa0 }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  mutating func next() -> Token? {
    while position < bytes.count {
      if looking(at: "//") {
        while position < bytes.count, byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\r") { advance() }
      } else if looking(at: "/*") {
        skipBlockComment()
      } else if isAtWideSpace {
        advance(2)
      } else if let hashes = literalHashes(before: UInt8(ascii: "\"")) {
        skipString(hashes: hashes)
      } else if byte() == UInt8(ascii: "'") {
        skipString(hashes: 0)
      } else if let hashes = literalHashes(before: UInt8(ascii: "/")), hashes > 0 {
        skipRegularExpression(hashes: hashes)
      } else if byte() == UInt8(ascii: "`") {
        return escapedWord()
      } else if Self.isWord(byte()) {
        let start = position
        let startLine = line
        while Self.isWord(byte()), !isAtWideSpace, position < bytes.count { advance() }
        return Token(
          kind: .word, text: String(decoding: bytes[start..<position], as: UTF8.self), line: startLine)
      } else {
        let token = Token(kind: .mark, text: String(UnicodeScalar(byte())), line: line)
        let isSpace = byte() <= 0x20
        advance()
        if !isSpace { return token }
      }
    }
    return nil
  }

  private mutating func escapedWord() -> Token {
    let startLine = line
    advance()
    let start = position
    while position < bytes.count, byte() != UInt8(ascii: "`"), byte() != UInt8(ascii: "\n") { advance() }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if byte() == UInt8(ascii: "`") { advance() }
    return Token(kind: .word, text: text, isEscaped: true, line: startLine)
  }

  mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if looking(at: "/*") {
        depth += 1
        advance(2)
      } else if looking(at: "*/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && position < bytes.count
  }

  mutating func skipRegularExpression(hashes: Int) {
    let start = (position, line)
    advance(hashes + 1)
    while position < bytes.count {
      if byte() == UInt8(ascii: "\\") {
        advance(2)
      } else if byte() == UInt8(ascii: "/"), hashesFollow(hashes, after: 1) {
        return advance(1 + hashes)
      } else {
        advance()
      }
    }
    // No end: it was none. Skipping to the end of the file would hide an import.
    (position, line) = start
    advance(hashes + 1)
  }
}
