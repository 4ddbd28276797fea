/// One message of the compiler about a student's file.
public struct Diagnostic: Sendable, Hashable, Codable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Sendable, Codable {
    case error, warning, remark
  }

  /// The file's name as the student knows it.
  public var file: String
  /// Line, from 1; 0 when the message is about no line.
  public var line: Int
  /// Column in UTF-8 bytes, from 1.
  public var column: Int
  /// How bad it is.
  public var severity: Severity
  /// The message: one line, without control characters, at most `DiagnosticText.longestMessage` characters.
  public var message: String
  /// Further explanations.
  public var notes: [String]

  /// Place and message in the compiler's own form, without the notes: `Activations.swift:3:7: error: …`.
  public var headline: String {
    let place = line > 0 ? "\(file):\(line):\(column)" : file
    return "\(place): \(severity.rawValue): \(message)"
  }

  /// In the compiler's own form, notes included.
  public var description: String {
    ([headline] + notes.map { "  note: \($0)" }).joined(separator: "\n")
  }
}

/// Makes text that a student's code has influenced fit to be shown.
enum DiagnosticText {
  static let longestMessage = 500

  /// Removes control characters and characters that reorder text, and cuts to `longestMessage`.
  ///
  /// Terminals obey escape sequences, and bidirectional overrides (Unicode TR 36) make text read as what it is
  /// not. Tabs and line ends become spaces.
  static func cleaned(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(longestMessage + 1) {
      switch scalar.value {
      case 0x09, 0x0a, 0x0d, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7f..<0xa0, 0x200e...0x200f, 0x202a...0x202e, 0x2066...0x2069, 0xfeff: continue
      default: result.append(scalar)
      }
    }
    if result.count > longestMessage {
      result.removeLast(result.count - longestMessage + 1)
      result.append("…")
    }
    return String(result)
  }
}
