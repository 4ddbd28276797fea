import Sandbox

/// The process of one worker, as a session sees it.
protocol WorkerProcess: AnyObject {
  /// The descriptor to write requests to.
  var standardInput: CInt { get }
  /// The descriptor to read replies from.
  var standardOutput: CInt { get }
  /// What it has printed so far.
  var standardErrorSoFar: CapturedOutput { get }
  /// Processor time used so far; nil where it cannot be told.
  var processorTime: Duration? { get }

  /// Lets it read the end of its input.
  func closeInput()
  /// Kills it.
  func terminate()
  /// Whether it ends within some seconds.
  func waitForEnd(atMost seconds: Double) -> Bool
  /// Waits for its end.
  func waitForExit() throws(SandboxError) -> Outcome
}

extension SandboxedProcess: WorkerProcess {}
