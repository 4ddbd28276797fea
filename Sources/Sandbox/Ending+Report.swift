extension Ending {
  /// Interprets the supervisor's report, or its absence.
  ///
  /// - Parameter killedBecause: why the grader killed the process, when it did.
  init(
    _ report: SupervisorReport?, error: CapturedOutput, limits: Limits, killedBecause reason: Ending?
  ) throws(SandboxError) {
    guard let report else {
      // Killed from outside. Without the grader's doing it is nobody's fault that we know of.
      guard let reason else { throw .lost(Self.sentence(error, otherwise: "no report arrived")) }
      self = reason
      return
    }
    let cpuSeconds = report.usage.userSeconds + report.usage.systemSeconds
    switch report.kind {
    case .notStarted: throw .cannotStart(Self.sentence(error, otherwise: "error \(report.value)"))
    case .noResult: self = .noResult
    case .exited: self = .exited(status: report.value)
    case .signalled where report.value == Signals.cpuTimeExceeded:
      self = .cpuTimeExceeded(seconds: limits.cpuSeconds)
    case .signalled where report.value == Signals.kill && cpuSeconds >= Double(limits.cpuSeconds):
      // The program had caught SIGXCPU and went on until the hard limit, a second later.
      self = .cpuTimeExceeded(seconds: limits.cpuSeconds)
    case .signalled where report.value == Signals.kill:
      // The limit on address space never kills: this came from outside, however much memory was in use.
      self = .signalled(Signals.kill)
    case .signalled where MemoryHints.explain(standardError: error.text, usage: report.usage, limits: limits):
      self = .outOfMemory
    case .signalled: self = .signalled(report.value)
    }
  }

  private static func sentence(_ error: CapturedOutput, otherwise: String) -> String {
    let text = error.text.split(whereSeparator: \.isNewline).suffix(3).joined(separator: " ")
    return text.isEmpty ? otherwise : text
  }
}

/// Signal numbers with a meaning here.
public enum Signals {
  /// Sent by somebody, or by the system when the machine's memory is used up.
  public static let kill: Int32 = 9
  /// Sent by somebody.
  public static let terminate: Int32 = 15
  static let cpuTimeExceeded: Int32 = 24
}
