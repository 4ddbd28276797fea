/// What a source file was called before a program, or its author, made a copy of it.
///
/// | name | made by |
/// |---|---|
/// | `Losses (1).swift`, `Losses(1).swift` | browsers, for a second download |
/// | `Losses - Copy.swift`, `Losses - Copy (2).swift`, `Losses - Kopie.swift` | Windows |
/// | `Losses copy.swift`, `Losses copy 2.swift`, `Losses 2.swift` | macOS |
/// | `Losses (copy).swift`, `Losses (another copy).swift` | Linux desktops |
/// | `Copy of Losses.swift`, `Kopie von Losses.swift` | online drives |
/// | `Losses-1.swift`, `Losses_2.swift`, `Losses-v2.swift` | learning platforms and authors |
/// | `Losses .swift`, `Losses.swift.txt` | accidents; editors that add an ending |
struct CopyName: Equatable {
  /// The name without what was added.
  private(set) var original = ""
  /// Tells copies apart: the number that was added, 1 for a copy without a number, 0 where nothing was.
  private(set) var number = 0
  /// Whether only a program that copies files gives such names; an author may well number files by `-1` and `_2`.
  private(set) var isCertain = false

  private static let copyWords: Set = [
    "copy", "kopie", "copie", "copia", "cópia", "kopia", "kopi", "kopija", "másolat", "kopio",
  ]
  private static let linkWords: Set = ["of", "von", "de", "di", "van", "av", "af"]

  /// Reads the name of a Swift source.
  init(_ name: String) {
    var words = Words(name)
    if words.dropEnding(".txt"), !words.hasEnding(".swift") { words = Words(name) }
    let ending = words.hasEnding(".swift") ? words.takeLast(6) : ""
    while takeSuffix(of: &words) {}
    takePrefix(of: &words)
    original = words.trimmed + ending
  }

  /// Takes one addition from the end; whether there was one.
  private mutating func takeSuffix(of words: inout Words) -> Bool {
    let before = words
    guard let word = words.takeLastWord(), !words.trimmed.isEmpty else {
      words = before
      return false
    }
    let text = word.text.lowercased()
    let inParentheses = text.hasPrefix("(") && text.hasSuffix(")")
    let inner = inParentheses ? String(text.dropFirst().dropLast()) : text
    if Self.copyWords.contains(inner.split(separator: " ").last.map(String.init) ?? "") {
      note(1, isCertain: true)
    } else if let count = Self.number(inner) {
      note(count, isCertain: inParentheses || word.separator == " ")
    } else if inner.hasPrefix("v"), let count = Self.number(String(inner.dropFirst())) {
      note(count, isCertain: false)
    } else {
      words = before
      return false
    }
    return true
  }

  /// Takes `Copy of ` from the front.
  private mutating func takePrefix(of words: inout Words) {
    let parts = words.trimmed.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, Self.copyWords.contains(parts[0].lowercased()),
      Self.linkWords.contains(parts[1].lowercased())
    else { return }
    note(1, isCertain: true)
    words = Words(String(parts[2]))
  }

  private mutating func note(_ count: Int, isCertain: Bool) {
    number = max(number, count)
    self.isCertain = self.isCertain || isCertain
  }

  private static func number(_ text: String) -> Int? {
    let isNumber = (1...3).contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber }
    return isNumber ? Int(text) : nil
  }
}

/// A name that is taken apart from its end.
private struct Words: Equatable {
  private var rest: String

  init(_ name: String) { rest = name }

  /// What is left, without spaces around it.
  var trimmed: String {
    let start = rest.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  func hasEnding(_ ending: String) -> Bool { rest.lowercased().hasSuffix(ending) }

  mutating func dropEnding(_ ending: String) -> Bool {
    guard hasEnding(ending) else { return false }
    rest.removeLast(ending.count)
    return true
  }

  mutating func takeLast(_ count: Int) -> String {
    defer { rest.removeLast(count) }
    return String(rest.suffix(count))
  }

  /// Takes the last word, or what stands in the last parentheses, with what separates it from the rest.
  mutating func takeLastWord() -> (text: String, separator: Character)? {
    let text = trimmed
    let start: String.Index
    if text.hasSuffix(")"), let parenthesis = text.lastIndex(of: "(") {
      start = parenthesis
    } else if let separator = text.lastIndex(where: { " -_".contains($0) }) {
      start = text.index(after: separator)
    } else {
      return nil
    }
    let before = text[..<start]
    rest = String(before.reversed().drop { " -_–".contains($0) }.reversed())
    return (String(text[start...]), before.last ?? " ")
  }
}
