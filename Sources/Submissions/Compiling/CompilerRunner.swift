import Sandbox

/// Runs compilers, several at a time; one whose end may be the machine's doing runs once more, alone.
///
/// The compiler's limit counts its processor time, which does not depend on what else the machine does. A compiler that
/// was stopped by the clock before it reached that limit waited for the machine, and one that was killed was killed by
/// somebody else, most likely for the machine's memory. Neither says anything about the files.
final class CompilerRunner: Sendable {
  /// Runs a command in the sandbox to its end.
  typealias Run = @Sendable (Command, Limits) throws -> Outcome

  private let start: Run
  private let gate = SoloGate()

  init(_ start: @escaping Run) { self.start = start }

  /// Runs a command; it ends by its own doing.
  ///
  /// - Throws: `ToolchainError` when it was stopped from outside twice; what running it throws.
  func run(_ command: Command, limits: Limits) throws -> Outcome {
    do {
      if let outcome = try gate.together({ try finished(command, limits) }) { return outcome }
    } catch SandboxError.lost {
      // Killed with its supervisor, as a rule.
    }
    if let outcome = try gate.alone({ try finished(command, limits) }) { return outcome }
    throw ToolchainError(
      description: "The compiler was killed or did not get on, twice, the second time alone, and not because "
        + "of the files: the machine has too little memory or too much to do. Run again with fewer jobs.")
  }

  /// How a command ended; nil when it did not end by its own doing.
  private func finished(_ command: Command, _ limits: Limits) throws -> Outcome? {
    let outcome = try start(command, limits)
    return outcome.ending.isOwnDoing ? outcome : nil
  }
}

extension Ending {
  /// Whether a process ended by itself or by a limit on what it used.
  fileprivate var isOwnDoing: Bool {
    switch self {
    case .timedOut, .terminated, .signalled(Signals.kill), .signalled(Signals.terminate): false
    case .exited, .signalled, .cpuTimeExceeded, .outOfMemory, .noResult: true
    }
  }
}
