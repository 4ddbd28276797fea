import Foundation
import Testing

/// What no source of ours may contain, since it would show only on another machine or with another error.
@Suite struct SourceTextTests {
  /// Words, and why they are not used.
  private static let refused = [
    ("NumberFormatter(", "numbers would follow the locale"),
    (".formatted()", "numbers would follow the locale"),
    (".formatted(.number", "numbers would follow the locale"),
    ("DateFormatter(", "dates would follow the locale"),
    ("Locale.current", "it is another one on each machine"),
    (".localizedDescription", "it is a dump of an NSError; use `explanation` or `cause`"),
  ]

  private func sources(below folder: String) throws -> [URL] {
    let root = GradusProcess.root.appendingPathComponent(folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return paths.filter { $0.hasSuffix(".swift") }.map { root.appendingPathComponent($0) }
  }

  @Test func nothingFollowsTheLocaleOrDumpsAnError() throws {
    let files = try sources(below: "Sources") + sources(below: "grading")
    #expect(files.count > 300)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      for (word, reason) in Self.refused { #expect(!text.contains(word), "\(file.path): \(reason)") }
    }
  }

  /// Everything that `gradus` says goes through `Terminal`, which takes harmless text only.
  @Test func everythingSaidGoesThroughTheTerminal() throws {
    for file in try sources(below: "Sources/gradus") where file.lastPathComponent != "StandardStream.swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split { !$0.isLetter && !"(.".contains($0) }
        let isPast = words.contains { word in
          ["print(", "fputs(", "fwrite(", "puts(", "FileHandle.standard"].contains(where: word.hasPrefix)
        }
        #expect(!isPast || line.contains("func print("), "\(file.path): \(line)")
      }
    }
  }
}
