import ShortTexts

/// Finds what the Swift runtime said before it stopped a program.
///
/// A student's code can print the same words: the text explains a crash, it decides nothing.
public enum RuntimeMessage {
  /// The words with which the runtime begins.
  private static let openings = [
    "Fatal error", "Precondition failed", "Assertion failed", "Could not cast value",
    "Simultaneous accesses to",
    "Fatal access conflict", "Could not allocate memory", "freed pointer was not the last allocation",
    "Object was retained too many times",
  ]

  /// Whether a line is a message of the runtime's, behind the file and line that it names, if any.
  public static func isMessage(_ line: Substring) -> Bool {
    let text = line.prefixMatch(of: #/\S+\.swift:[0-9]+: /#).map { line[$0.range.upperBound...] } ?? line
    return openings.contains { text.hasPrefix($0) }
  }

  /// The last such message in what a program printed, without the file of the runtime that it names; at most 500 bytes.
  public static func find(in standardError: String) -> String? {
    // As bytes: a program may print a lot before each of many crashes.
    let bytes = Array(standardError.utf8)
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
      guard let start = openings.lazy.compactMap({ position(of: Array($0.utf8), in: line) }).first else {
        continue
      }
      let message = String(decoding: line[start...].prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
      return String(message.trimmingPrefix("Fatal error: ")).shortened(toBytes: 500)
    }
    return nil
  }

  private static func position(of opening: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
    guard line.count >= opening.count else { return nil }
    return (line.startIndex...line.endIndex - opening.count).first { start in
      line[start] == opening[0] && line[start...].starts(with: opening)
    }
  }
}
