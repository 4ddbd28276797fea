/// How much room results take in reports, in bytes: as JSON or as Markdown, whichever escapes a text at greater length.
/// An estimate from above, structure and indentation included.
protocol WrittenInReports {
  /// Bytes at most.
  var writtenSize: Int { get }
}

extension String: WrittenInReports {
  var writtenSize: Int { unicodeScalars.reduce(0) { $0 + $1.writtenSize } }
}

extension Unicode.Scalar {
  fileprivate var writtenSize: Int {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", " ", ",", ";", "(", "'", "/", "{", "}", "%", "!", "?", "^": 1
    case "\n", "\t": 2
    case "&", "<", ":", "@", "\u{0}"..."\u{1F}": 6
    // A fence is longer than the longest run inside, on either side.
    case "\u{20}"..."\u{7E}": 3
    // Letters, arrows, formulas, boxes and ideographs, without a look at their properties.
    case "\u{AE}"..."\u{5FF}", "\u{2190}"..."\u{2DFF}", "\u{3001}"..."\u{D7FF}": UTF8.width(self)
    default: isShown ? UTF8.width(self) : 13
    }
  }

  /// Whether reports show it as it is, and not by its number.
  private var isShown: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
    default: true
    }
  }
}

extension Finding: WrittenInReports {
  var writtenSize: Int {
    400 + label.writtenSize + message.writtenSize + (hint?.writtenSize ?? 0) + (evidence?.writtenSize ?? 0)
      + (location?.file.writtenSize ?? 0)
  }
}

extension Evidence: WrittenInReports {
  var writtenSize: Int {
    300 + 48 * index.count + part.writtenSize + actual.writtenSize + expected.writtenSize
      + (picture?.writtenSize ?? 0)
  }
}

extension CompilerDiagnostic: WrittenInReports {
  var writtenSize: Int { 250 + message.writtenSize + (location?.file.writtenSize ?? 0) }
}

extension Array: WrittenInReports where Element: WrittenInReports {
  /// Elements on lines of their own.
  var writtenSize: Int { reduce(0) { $0 + 24 + $1.writtenSize } }
}
