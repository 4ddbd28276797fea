extension String {
  /// Terminal columns that the text takes: wide East Asian characters and emoji take two, combining marks
  /// none. The text must hold no escape sequences.
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  /// The text with spaces up to a width, on the right or on the left.
  func padded(to width: Int, alignRight: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - displayWidth))
    return alignRight ? space + self : self + space
  }

  /// The text, or its start and `…`, in at most so many columns.
  func shortened(to width: Int) -> String {
    guard displayWidth > width else { return self }
    var result = ""
    var used = 1
    for character in self {
      used += character.displayWidth
      guard used <= width else { break }
      result.append(character)
    }
    return result + "…"
  }

  /// The text broken at spaces into lines of at most so many columns; a longer word is broken where it
  /// must be.
  func wrapped(to width: Int) -> [String] {
    let width = max(width, 8)
    var lines = [""]
    var used = 0
    for word in split(separator: " ") {
      let needed = String(word).displayWidth
      if used > 0, used + 1 + needed <= width {
        lines[lines.count - 1] += " " + word
        used += 1 + needed
        continue
      }
      if used > 0 { (lines, used) = (lines + [""], 0) }
      for character in word {
        if used + character.displayWidth > width { (lines, used) = (lines + [""], 0) }
        lines[lines.count - 1].append(character)
        used += character.displayWidth
      }
    }
    return lines
  }
}

extension Character {
  fileprivate var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if unicodeScalars.contains(where: { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }) { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return first.isWide ? 2 : 1
    }
  }
}

extension Unicode.Scalar {
  /// East Asian Width W or F (Unicode Standard Annex 11), by block.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
