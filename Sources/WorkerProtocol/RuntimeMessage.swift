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

  /// The last such message in what a program printed, without the file of the runtime that it names.
  public static func find(in standardError: String) -> String? {
    for line in standardError.split(whereSeparator: \.isNewline).reversed() {
      for opening in openings {
        guard let range = line.firstRange(of: opening) else { continue }
        let message = line[range.lowerBound...].trimmingPrefix("Fatal error: ")
        return String(message).shortened(toBytes: 500)
      }
    }
    return nil
  }
}
