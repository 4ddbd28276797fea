import Foundation
import Testing

/// `gradus check --watch` behind a pipe: what it prints arrives while it goes on watching.
@Suite(.timeLimit(.minutes(10))) struct WatchTests {
  /// A running `gradus check --watch`.
  private final class Watching {
    private let process = Process()
    private let printed = Pipe()
    private var text = ""

    /// - Parameter readsErrors: whether standard error is read instead of standard output.
    init(_ path: String, readsErrors: Bool = false) throws {
      process.executableURL = try #require(Bundle.main.executableURL).deletingLastPathComponent()
        .appendingPathComponent("gradus")
      process.arguments = ["check", "--watch", "--submission", path]
      process.currentDirectoryURL = GradusProcess.root
      let nothing = FileHandle(forWritingAtPath: "/dev/null")
      process.standardOutput = readsErrors ? nothing : printed.fileHandleForWriting
      process.standardError = readsErrors ? printed.fileHandleForWriting : nothing
      try process.run()
      try printed.fileHandleForWriting.close()
    }

    deinit { process.terminate() }

    /// Reads until a text has come so many times; false when the process ends before.
    func prints(_ expected: String, times: Int = 1) -> Bool {
      while text.ranges(of: expected).count < times {
        let data = printed.fileHandleForReading.availableData
        guard !data.isEmpty else { return false }
        text += String(decoding: data, as: UTF8.self)
      }
      return true
    }
  }

  private func starter() throws -> Scratch {
    let scratch = try Scratch()
    let file = GradusProcess.root.appendingPathComponent("exercises/activations/Activations.swift")
    try FileManager.default.copyItem(at: file, to: scratch.url("Activations.swift"))
    return scratch
  }

  @Test func everyReportArrivesAlsoAfterAHelperFileIsSaved() throws {
    let scratch = try starter()
    let watching = try Watching(scratch.path("."))
    #expect(watching.prints("points in public tests"))
    try Data("func helper() {}\n".utf8).write(to: scratch.url("Helper.swift"))
    #expect(watching.prints("points in public tests", times: 2))
  }

  @Test func aFolderWithoutSwiftFilesIsToldAtOnce() throws {
    let scratch = try Scratch()
    let watching = try Watching(scratch.path("."), readsErrors: true)
    #expect(watching.prints("holds no exercise's file"))
    #expect(watching.prints("Watching"))
    let file = GradusProcess.root.appendingPathComponent("exercises/activations/Activations.swift")
    try FileManager.default.copyItem(at: file, to: scratch.url("Activations.swift"))
    #expect(watching.prints("Watching", times: 2))
  }
}
