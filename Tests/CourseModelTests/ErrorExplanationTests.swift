import CourseModel
import Foundation
import Testing

/// Errors of the system in words for people, with the path and what to do.
@Suite struct ErrorExplanationTests {
  private struct Ours: UserCorrectable { let description = "`x` is missing. Add it." }

  private func error(of body: () throws -> Void) throws -> any Error {
    do { try body() } catch { return error }
    throw Ours()
  }

  @Test func oursSayWhatTheySay() {
    #expect(Ours().explanation == "`x` is missing. Add it.")
    #expect((Ours() as any Error) is any UserCorrectable)
  }

  @Test func foundationsAreTheSystemsWordsWithAPath() throws {
    let full = try error { try Data(count: 9).write(to: URL(fileURLWithPath: "/dev/full")) }
    #expect(full.explanation == "'/dev/full': No space left on device; free some space")
    let missing = try error { _ = try String(contentsOfFile: "/nowhere/x", encoding: .utf8) }
    #expect(missing.explanation == "'/nowhere/x': No such file or directory; check the path")
    let folder = try error { _ = try Data(contentsOf: URL(fileURLWithPath: "/tmp")) }
    #expect(folder.cause == "Is a directory; check the path")
    let process = try error {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/nowhere/x")
      try process.run()
    }
    #expect(process.explanation.hasPrefix("'/nowhere/x': No such file"))
  }

  @Test func noneIsADump() throws {
    let decoding = try error { _ = try JSONDecoder().decode([Int].self, from: Data("[\"a\"]".utf8)) }
    #expect(decoding.explanation.contains("`[0]`"))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
    let writing = try error { try handle.write(contentsOf: Data(count: 9)) }
    #expect(writing.systemErrorCode == ENOSPC)
    for text in [decoding, writing, CocoaError(.fileReadCorruptFile)].map(\.explanation) {
      for word in ["Domain=", "UserInfo", "Error(", "Optional"] { #expect(!text.contains(word), "\(text)") }
    }
  }
}
