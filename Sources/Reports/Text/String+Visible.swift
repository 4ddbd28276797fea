extension String {
  /// The text with everything invisible or harmful to a terminal made visible.
  ///
  /// Control characters become their pictures (U+241B ␛ for ESC, so that colour codes show as text);
  /// characters that reorder or hide text (bidirectional controls, zero-width spaces, tags) become
  /// `\u{202E}`. Joiners and variation selectors stay behind letters and symbols that are not ASCII, since
  /// names in several scripts and emoji need them.
  ///
  /// - Parameter keepingLines: Whether line feeds and tabs stay, and CR LF becomes a line feed; otherwise
  ///   each run of white space becomes one space.
  func madeVisible(keepingLines: Bool) -> String {
    var visible = String.UnicodeScalarView()
    var pendingSpace = false
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars.withoutCarriageReturnsBeforeLineFeeds {
      if !keepingLines, scalar.isBlank {
        pendingSpace = true
        previous = " "
        continue
      }
      if pendingSpace, !visible.isEmpty { visible.append(" ") }
      pendingSpace = false
      if (0x20..<0x7F).contains(scalar.value) || (keepingLines && (scalar == "\n" || scalar == "\t")) {
        visible.append(scalar)
      } else {
        visible.append(contentsOf: scalar.visibleForm(after: previous))
      }
      previous = scalar
    }
    return String(visible)
  }
}

extension String.UnicodeScalarView {
  fileprivate var withoutCarriageReturnsBeforeLineFeeds: [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(count)
    for scalar in self {
      if scalar == "\n", result.last == "\r" { result.removeLast() }
      result.append(scalar)
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate func visibleForm(after previous: Unicode.Scalar) -> String.UnicodeScalarView {
    switch value {
    case 0..<0x20: String.UnicodeScalarView(String(picture(offset: value)).unicodeScalars)
    case 0x7F: "␡".unicodeScalars
    // Programs that compare texts as people do pass over these: `#` and `[` with one between are `#[` to them.
    case _ where isInvisible && !(isJoiner && !previous.isASCII):
      "\\u{\(String(value, radix: 16, uppercase: true))}".unicodeScalars
    default: String(self).unicodeScalars
    }
  }

  /// Space, tab and the line breaks; other Unicode spaces are kept as they are.
  fileprivate var isBlank: Bool { self == " " || (0x09...0x0D).contains(value) || value == 0x2028 }

  private func picture(offset: UInt32) -> Unicode.Scalar { Unicode.Scalar(0x2400 + offset) ?? "\u{FFFD}" }

  /// The zero-width joiner and non-joiner, and the variation selectors.
  private var isJoiner: Bool {
    value == 0x200C || value == 0x200D || properties.isVariationSelector
  }

  /// Whether the character shows nothing, or changes how others are shown.
  var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }
}
