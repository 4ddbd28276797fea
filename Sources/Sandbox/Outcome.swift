/// How a sandboxed process ended.
public enum Ending: Sendable, Equatable {
  /// It exited by itself with this status.
  case exited(status: Int32)
  /// A signal ended it: a trap, `abort`, a bad memory access.
  case signalled(Int32)
  /// It was killed after this many seconds of real time.
  case timedOut(seconds: Double)
  /// It was killed after this many seconds of processor time.
  case cpuTimeExceeded(seconds: Int)
  /// It ended by a signal and everything says that an allocation had failed; see `MemoryHints`.
  case outOfMemory
  /// It succeeded, but a result file is missing, no regular file, or larger than `fileSizeBytes`, or all together are
  /// larger than `capturedOutputBytes`.
  case noResult
  /// The grader killed it, on request.
  case terminated
}

extension Ending: CustomStringConvertible {
  /// How it ended, to be put after `it ended with`.
  public var description: String {
    switch self {
    case .exited(let status): "exit status \(status)"
    case .signalled(let signal): "signal \(signal)"
    case .timedOut(let seconds): "no result after \(seconds) s"
    case .cpuTimeExceeded(let seconds): "no result after \(seconds) s of processor time"
    case .outOfMemory: "no memory left"
    case .noResult: "a missing or too large result"
    case .terminated: "being stopped"
    }
  }
}

/// What a run used.
public struct ResourceUsage: Sendable, Equatable, Codable {
  /// Processor seconds in the program.
  public var userSeconds: Double
  /// Processor seconds in the kernel on its behalf.
  public var systemSeconds: Double
  /// Peak resident memory in bytes.
  public var peakResidentBytes: Int
}

/// Bytes of an output stream, cut at a limit.
public struct CapturedOutput: Sendable, Equatable {
  /// What was kept: the beginning.
  public var bytes: [UInt8]
  /// How many bytes came after and were discarded.
  public var discarded: Int

  /// What was kept, as text; malformed UTF-8 is repaired.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Creates captured output.
  public init(bytes: [UInt8] = [], discarded: Int = 0) {
    self.bytes = bytes
    self.discarded = discarded
  }
}

/// The end of a process and what it left behind.
public struct Outcome: Sendable, Equatable {
  /// How it ended.
  public var ending: Ending
  /// The index of the step that ended last.
  public var step: Int
  /// Standard output; empty for a `SandboxedProcess`, whose caller reads it.
  public var standardOutput: CapturedOutput
  /// The contents of the command's result files, in order; empty unless it succeeded.
  public var results: [[UInt8]] = []
  /// Standard error.
  public var standardError: CapturedOutput
  /// What it used; nil when it was killed from outside.
  public var usage: ResourceUsage?
  /// Seconds of real time from start to end, the sandbox's own included.
  public var wallSeconds: Double

  /// Whether every step exited with status 0 and the results that were asked for arrived.
  public var isSuccess: Bool { ending == .exited(status: 0) }
}

/// A failure of the harness, never of the program inside.
public enum SandboxError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The sandbox or the program inside could not be started.
  case cannotStart(String)
  /// The process ended without a report although nobody had killed it.
  case lost(String)

  /// A sentence for people.
  public var description: String {
    switch self {
    case .cannotStart(let reason): "The sandbox could not start: \(reason)"
    case .lost(let reason): "The sandboxed process vanished: \(reason)"
    }
  }
}
