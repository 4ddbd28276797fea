import Foundation

/// How every JSON report is written.
///
/// The text is valid JSON that a parser turns into the very values it was made of, and that may be printed on a
/// terminal or into a log: characters that hide or reorder text are written as escapes such as `\u202e`, as is the
/// second `#` of two, since some runners of continuous integration obey `##[…]` anywhere in a line.
enum DocumentEncoding {
  /// The document's text, with a line feed at its end.
  static func text(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .throw
    return escaped(String(decoding: try encoder.encode(document), as: UTF8.self)) + "\n"
  }

  /// Outside of its strings, JSON has none of the characters that are escaped here but line feeds.
  private static func escaped(_ json: String) -> String {
    var result = ""
    result.reserveCapacity(json.utf8.count)
    var previous: Unicode.Scalar = " "
    for scalar in json.unicodeScalars {
      let isSecondHash = scalar == "#" && previous == "#"
      if isSecondHash || (scalar != "\n" && scalar.isInvisible) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }
}
