import Foundation
import Synchronization

/// Standard output or standard error, written at once and as a whole.
///
/// In a job of GitHub Actions, text stands between `::stop-commands::<token>` and `::<token>::`: until its runner
/// reads the token, which nobody can guess, it obeys nothing. Each stream has both lines, since either may be sent
/// elsewhere; a runner that reads both stops at the first and goes on after the last text of all.
final class StandardStream: Sendable {
  static let output = StandardStream(.standardOutput)
  static let error = StandardStream(.standardError)

  /// A new one for each run of the program; `nil` outside of GitHub Actions.
  private static let stopToken: String? = {
    guard ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" else { return nil }
    return (0..<4).map { _ in String(UInt32.random(in: 0x1000_0000 ... .max), radix: 16) }.joined()
  }()

  private let handle: FileHandle
  private let state = Mutex(State())

  private struct State {
    var hasStoppedCommands = false
    var isAtLineStart = true
  }

  private init(_ handle: FileHandle) { self.handle = handle }

  /// Writes text for people.
  ///
  /// - Throws: the system's error, such as a full disk behind a redirection.
  func write(_ text: String) throws {
    try state.withLock { state in
      if !state.hasStoppedCommands, let token = Self.stopToken {
        state.hasStoppedCommands = true
        Self.resumesAtExit
        try handle.write(contentsOf: Data("::stop-commands::\(token)\n".utf8))
      }
      try handle.write(contentsOf: Data(text.utf8))
      state.isAtLineStart = text.hasSuffix("\n")
    }
  }

  /// Writes a document for programs, such as JSON, in which nothing can be obeyed; nothing is put around it.
  func write(document: String) throws {
    try state.withLock { _ in try handle.write(contentsOf: Data(document.utf8)) }
  }

  /// However the program exits.
  private static let resumesAtExit: Void = {
    _ = atexit {
      for stream in [StandardStream.output, .error] { stream.resumeCommands() }
    }
  }()

  private func resumeCommands() {
    state.withLock { state in
      guard state.hasStoppedCommands, let token = Self.stopToken else { return }
      state.hasStoppedCommands = false
      let line = (state.isAtLineStart ? "" : "\n") + "::\(token)::\n"
      try? handle.write(contentsOf: Data(line.utf8))
    }
  }
}
