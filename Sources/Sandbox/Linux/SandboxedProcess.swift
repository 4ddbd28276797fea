import CourseModel
import Dispatch
import Glibc
import Synchronization

/// A long-lived process in the sandbox, spoken to over its standard input and output.
///
/// The caller reads and writes the two raw descriptors (both close-on-exec); standard error is read all the time in
/// the background and cut at `Limits.capturedErrorBytes`, so that the process never waits for anybody to read
/// it. When the last reference goes the process is killed.
public final class SandboxedProcess: Sendable {
  private struct State {
    var input: PipeEnd?
    var killedBecause: Ending?
    var failure: SandboxError?
    var process: pid_t?
    var clock: ProcessorClock?
    var end: ContinuousClock.Instant?
  }

  private let state: Mutex<State>
  let outputEnd: PipeEnd
  private let drain: ErrorDrain
  private let killRequests: AsyncStream<Void>.Continuation
  private let limits: Limits
  /// How far the program is below the process that was started.
  private let generations: Int
  private let start = ContinuousClock.now
  /// Left once by the start of the process (or its failure) and once by the end of its standard error, which is when
  /// the last process of its tree is gone.
  private let ended = DispatchGroup()

  init(invocation: Invocation, limits: Limits) throws(SandboxError) {
    let input = try PipeEnd.makePipe()
    let output = try PipeEnd.makePipe()
    let error = try PipeEnd.makePipe()
    let (requests, killRequests) = AsyncStream<Void>.makeStream()
    self.killRequests = killRequests
    self.limits = limits
    generations = invocation.generations
    drain = ErrorDrain(keep: limits.capturedErrorBytes)
    outputEnd = PipeEnd(output.read)
    state = Mutex(State(input: PipeEnd(input.write)))
    ended.enter()
    ended.enter()
    drain.start(PipeEnd(error.read)) { [weak self, ended, user = invocation.user] in
      self?.state.withLock { $0.end = .now }
      user?.giveBack()
      killRequests.finish()
      ended.leave()
    }
    let streams = Spawner.Streams(input: input.read, output: output.write, error: error.write)
    Spawner.start(invocation, streams: streams, killRequests: requests) { [weak self, ended] started in
      self?.state.withLock { state in
        switch started {
        case .success(let process): state.process = process
        case .failure(let error): state.failure = .cannotStart(error.explanation)
        }
      }
      ended.leave()
    }
  }

  deinit {
    killRequests.yield()
    killRequests.finish()
  }

  /// The descriptor to write requests to, or -1 after `closeInput()`. Blocking; a broken pipe is `EPIPE`.
  public var standardInput: CInt { inputEnd?.descriptor ?? -1 }

  /// The descriptor to read replies from. Blocking: `poll` before reading where there is a deadline.
  public var standardOutput: CInt { outputEnd.descriptor }

  /// What the process has printed on standard error so far; may still hold the supervisor's report at its end
  /// while the process is ending. `Outcome.standardError` is exact.
  public var standardErrorSoFar: CapturedOutput { drain.soFar }

  /// Processor time that the program has used, over all its threads; nil before it runs, after it has ended, and
  /// where the system does not tell. Asks the program nothing.
  public var processorTime: Duration? {
    let clock = state.withLock { state -> ProcessorClock? in
      if state.clock == nil, let process = state.process {
        state.clock = ProcessorClock(generations: generations, below: process)
      }
      return state.clock
    }
    return clock?.time
  }

  /// Closes standard input: the process reads an end of file. No other thread may be writing.
  public func closeInput() { state.withLock { $0.input = nil } }

  /// Kills the process with everything that it started, at once. Harmless when it has ended already.
  public func terminate() { terminate(because: .terminated) }

  /// Waits for the end; never returns while the process runs, so `terminate()` first where it may not stop.
  @discardableResult
  public func waitForExit() throws(SandboxError) -> Outcome {
    ended.wait()
    let (report, error) = drain.result()
    let (failure, reason, end) = state.withLock { ($0.failure, $0.killedBecause, $0.end) }
    if let failure { throw failure }
    return Outcome(
      ending: try Ending(report, error: error, limits: limits, killedBecause: reason),
      step: report?.step ?? 0,
      standardOutput: CapturedOutput(), standardError: error, usage: report?.usage,
      wallSeconds: ((end ?? .now) - start) / .seconds(1))
  }

  var inputEnd: PipeEnd? { state.withLock { $0.input } }

  func terminate(because reason: Ending) {
    state.withLock { state in if state.killedBecause == nil { state.killedBecause = reason } }
    killRequests.yield()
  }

  /// Waits for the end, but not longer than some seconds: whether it has ended.
  public func waitForEnd(atMost seconds: Double) -> Bool { waitForEnd(until: .now + .seconds(seconds)) }

  /// Waits for the end, but not longer than until the deadline.
  func waitForEnd(until deadline: ContinuousClock.Instant) -> Bool {
    let left = max(0, (deadline - .now) / .seconds(1))
    return ended.wait(timeout: .now() + left) == .success
  }
}
