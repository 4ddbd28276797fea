/// Runs programs that nobody trusts.
///
/// All calls are synchronous and may block; they may be made from any thread, the cooperative pool's
/// included, because everything that they wait for runs on threads of its own.
public struct Sandbox: Sendable {
  /// How programs are kept apart.
  public let policy: SandboxPolicy
  /// The programs used.
  public let tools: SandboxTools

  /// Creates a sandbox and proves that it works by running a program in it.
  public init(policy: SandboxPolicy = .bubblewrap, tools: SandboxTools? = nil) throws(SandboxUnavailable) {
    let tools = tools ?? .located()
    self.policy = policy
    self.tools = tools
    try SandboxAvailability.check(self)
  }

  /// Creates a sandbox without trying it.
  init(untested policy: SandboxPolicy, tools: SandboxTools) {
    self.policy = policy
    self.tools = tools
  }

  /// Runs a command to its end, or kills it after `limits.wallSeconds`.
  ///
  /// Whatever the program does is an `Outcome`; an error is the harness's.
  public func run(_ command: Command, limits: Limits) throws(SandboxError) -> Outcome {
    let process = try start(command, limits: limits)
    var exchange = PipeExchange(process: process, input: command.input, keep: limits.capturedOutputBytes)
    if !exchange.run(until: .now + .seconds(limits.wallSeconds)) {
      process.terminate(because: .timedOut(seconds: limits.wallSeconds))
    }
    var outcome = try process.waitForExit()
    outcome.standardOutput = exchange.output
    if outcome.isSuccess { outcome.separateResults(count: command.resultFiles.count) }
    return outcome
  }

  /// Starts a long-lived process whose standard input and output stay with the caller.
  public func start(_ command: Command, limits: Limits) throws(SandboxError) -> SandboxedProcess {
    try SandboxedProcess(invocation: Invocation(command, limits: limits, sandbox: self), limits: limits)
  }
}
