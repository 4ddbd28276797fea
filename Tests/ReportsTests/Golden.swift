import Foundation
import Testing

/// Texts that a change of the reports must not alter unseen.
enum Golden {
  /// Whether this run records anew.
  static var isRecording: Bool { ProcessInfo.processInfo.environment["GRADUS_RECORD"] != nil }
}

/// Compares a text with the file of that name in `Golden/`.
///
/// To record anew after a change that is meant: `GRADUS_RECORD=1 swift test --filter ReportsTests`. The
/// run that writes a file fails, so that no recording passes unseen; read the difference, run again.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden/\(name)")
  // Foundation's reading of texts drops a byte order mark.
  let recorded = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
  if recorded == text { return }
  if recorded == nil || Golden.isRecording {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded Golden/\(name); read it and run again", sourceLocation: sourceLocation)
  } else {
    #expect(text == recorded, "Golden/\(name) differs", sourceLocation: sourceLocation)
  }
}
