import CourseModel
import Foundation
import Sandbox
import Submissions
import WorkerProtocol

/// Completes a failed call with what the worker's process left behind: the runtime's message, the student's
/// line, the limit that was reached.
struct CrashExplainer: Sendable {
  /// Runs the symbolizer; debug information is the student's, so it is read inside the sandbox.
  let sandbox: Sandbox
  /// Path of `llvm-symbolizer`; without it crashes have no line.
  let symbolizer: String?
  /// Read-only paths that the symbolizer needs.
  let libraries: [Command.Mount]
  /// Gives the lines of the compiled submission, where they can be had; asked once something crashes.
  let lineTables: @Sendable () -> LineTables?
  /// Address space of the worker, in bytes.
  let memoryBytes: Int

  private static let guestObject = "/submission/submission.so"

  /// The failure, once the process has ended.
  func explain(_ failure: CallFailure, _ outcome: Outcome) -> CallFailure {
    let explained = failure.explained(
      standardError: outcome.standardError.text, memoryLimit: memoryBytes, locate: line)
    switch (explained, outcome.ending) {
    case (.crashed, .outOfMemory), (.exited, .outOfMemory): return .outOfMemory(limitBytes: memoryBytes)
    case (.crashed, .cpuTimeExceeded(let seconds)), (.exited, .cpuTimeExceeded(let seconds)):
      return .timedOut(limit: .seconds(seconds), on: .processor)
    case (.crashed, .signalled(Signals.kill)), (.exited, .signalled(Signals.kill)): return .killed
    case (.exited(nil), .exited(let status)): return .exited(status: status)
    case (.exited(nil), .signalled(let signal)):
      let record = CrashRecord(signal: signal, isStackOverflow: false, peakBytes: 0, offsets: [])
      return .crashed(
        CallFailure.Crash(record: record, message: RuntimeMessage.find(in: outcome.standardError.text)))
    default: return explained
    }
  }

  /// The student's line behind offsets into the compiled submission; `nil` when it cannot be told.
  private func line(of offsets: [UInt64]) -> SourceLine? {
    guard !offsets.isEmpty, let symbolizer, let lines = lineTables() else { return nil }
    let run: Symbolizer.Run = { program, arguments in
      let command = Command(
        Command.Step(program, arguments), profile: .compiler,
        mounts: libraries + [Command.Mount(program), Command.Mount(lines.path, at: Self.guestObject)])
      return try sandbox.run(command, limits: .compilation).standardOutput.text
    }
    let found = try? Symbolizer(program: symbolizer, run: run)
      .innermostLine(of: offsets.map { $0 &+ lines.displacement }, in: Self.guestObject)
    return found.map { line in
      SourceLine(file: line.file.split(separator: "/").last.map(String.init) ?? line.file, line: line.line)
    }
  }
}
