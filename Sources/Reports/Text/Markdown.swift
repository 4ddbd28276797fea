/// Text from students and from the grader, made safe to put into Markdown.
///
/// Whatever the text, its rendering is plain text, code, or both: never a link, an image, emphasis, a
/// heading, HTML or the end of the block that it stands in. Rules are those of CommonMark 0.31 and of
/// GitHub's tables and automatic links. A page may be printed into a log, so what a runner obeys is broken up too.
enum Markdown {
  /// A name or other plain text, on one line.
  static func plain(_ text: String) -> String { escaped(text.madeHarmless(keepingLines: false)) }

  /// A sentence, on one line, in which `` `code` `` in single backticks stays code.
  static func prose(_ text: String, inTable: Bool = false) -> String {
    let parts = text.madeHarmless(keepingLines: false).split(separator: "`", omittingEmptySubsequences: false)
    var result = ""
    var index = 0
    while index < parts.count {
      result += escaped(String(parts[index]), atStart: result.isEmpty)
      guard index + 1 < parts.count else { break }
      if index + 2 < parts.count, !parts[index + 1].isEmpty, !result.hasSuffix("`") {
        result += code(String(parts[index + 1]), inTable: inTable)
        index += 2
      } else {
        result += "\\`"
        index += 1
      }
    }
    return result
  }

  /// Code on one line, between more backticks than it holds in a row.
  ///
  /// A table takes every `|` for the end of a cell, even in code, unless a backslash precedes it; outside a
  /// table the backslash would show.
  static func code(_ text: String, inTable: Bool = false) -> String {
    let line = text.madeHarmless(keepingLines: false)
    let visible = inTable ? line.replacing("|", with: "\\|") : line
    let fence = String(repeating: "`", count: visible.longestRun(of: "`") + 1)
    let pad = visible.hasPrefix("`") || visible.hasSuffix("`") || visible.isEmpty ? " " : ""
    return fence + pad + visible + pad + fence
  }

  /// Lines in a fenced block that they cannot close.
  static func block(_ text: String) -> String {
    let visible = text.madeHarmless(keepingLines: true)
    let fence = String(repeating: "`", count: max(3, visible.longestRun(of: "`") + 1))
    return fence + "text\n" + visible + (visible.hasSuffix("\n") ? "" : "\n") + fence
  }

  /// A table with a header; cells are Markdown already.
  static func table(_ header: [String], alignRight: Set<Int> = [], rows: [[String]]) -> String {
    let rule = header.indices.map { alignRight.contains($0) ? "---:" : "---" }
    return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private static func escaped(_ text: String, atStart: Bool = true) -> String {
    let characters = Array(text.unicodeScalars)
    var result = ""
    for (index, character) in characters.enumerated() {
      switch character {
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "[", "]", "|", "~", "$": result += "\\\(character)"
      case "_" where !isInsideWord(index, of: characters): result += "\\_"
      case ":" where characters[(index + 1)...].starts(with: "//".unicodeScalars): result += "&#58;"
      case "." where isAfterWWW(index, of: characters): result += "&#46;"
      case "@": result += "&#64;"
      case "#", "+", "-", "=", ">": result += atStart && index == 0 ? "\\\(character)" : "\(character)"
      case ".", ")":
        let isMarker = atStart && index > 0 && characters[..<index].allSatisfy { ("0"..."9").contains($0) }
        result += isMarker ? "\\\(character)" : "\(character)"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private static func isInsideWord(_ index: Int, of text: [Unicode.Scalar]) -> Bool {
    index > 0 && index + 1 < text.count
      && text[index - 1].properties.isAlphabetic && text[index + 1].properties.isAlphabetic
  }

  private static func isAfterWWW(_ index: Int, of text: [Unicode.Scalar]) -> Bool {
    index >= 3 && text[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
  }
}

extension String {
  fileprivate func longestRun(of character: Unicode.Scalar) -> Int {
    var longest = 0
    var run = 0
    for scalar in unicodeScalars {
      run = scalar == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
