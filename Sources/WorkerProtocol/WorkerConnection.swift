import Glibc

/// The grader's end of the pipes to one worker process.
///
/// Whoever owns the process makes the connection and decides what follows a failure. After any failure but
/// `.noSolution` and `.lostObject` the connection is of no further use and every call fails the same way; the worker
/// may still run, or wait to write what nobody reads, so its owner kills it.
/// Calls, callbacks and calls made by callbacks all run on the calling thread; use a connection from one thread.
public final class WorkerConnection: CallChannel {
  /// Wall-clock time for one call, without the time that the grader's own callbacks take.
  public var timeLimit: Duration
  /// Why the connection is of no further use, if so.
  public private(set) var failure: CallFailure?

  private let pipe: FramePipe
  private var lastCall: UInt64 = 0
  private var lastScope: UInt64 = 0
  private var scope: UInt64 = 0

  /// Connects to the pipes of a worker; the descriptors stay the caller's to close.
  ///
  /// A worker that ends while being written to must not end the grader: ignores `SIGPIPE` for the whole process.
  public init(requests: Int32, replies: Int32, timeLimit: Duration, limits: WireLimits = WireLimits()) {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in [requests, replies] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
    pipe = FramePipe(input: replies, output: requests, limits: limits)
    self.timeLimit = timeLimit
  }

  /// Greets the worker and waits until it has loaded the submission.
  ///
  /// - Parameter generation: Another number for every worker that a proxy may talk to, so that an object of an
  ///   earlier one is recognised.
  /// - Returns: The ids of the exercises for which the submission holds a solution.
  /// - Throws: `CallFailure`.
  public func start(generation: UInt32, timeLimit: Duration = .seconds(10)) throws -> [String] {
    let deadline = MonotonicTime.now + timeLimit
    return try failing(limit: timeLimit) {
      let firstHandle = UInt64(generation) << 32
      try pipe.write(.hello(version: Frame.version, firstHandle: firstHandle), until: deadline)
      switch try pipe.read(until: deadline) {
      case .ready(Frame.version, let exercises)?: return exercises
      case .ready(let version, _)?:
        throw CallFailure.harness(
          reason: "the worker speaks version \(version) of the protocol, the grader \(Frame.version)")
      case .startFailed(let reason)?: throw CallFailure(startFailedBecause: reason)
      case let frame: throw CallFailure(insteadOfAnswer: frame)
      }
    }
  }

  /// Calls an entry point and waits for the answer; callbacks run on the calling thread meanwhile.
  ///
  /// - Throws: `CallFailure` when no answer came, or what a callback threw and the solution let pass.
  public func call(_ call: EntryCall) throws -> CallOutcome {
    if let failure { throw failure }
    lastCall += 1
    let id = lastCall
    var deadline = MonotonicTime.now + timeLimit
    var callbackErrors: [any Error] = []
    return try failing(limit: timeLimit) {
      try send(call, id: id, until: deadline)
      while true {
        switch try pipe.read(until: deadline) {
        case .reply(id, .threw(.callbackError(let index)))?:
          guard index < callbackErrors.count else {
            throw CallFailure.malformedReply(reason: "no callback threw error \(index)")
          }
          throw PassedThrough(error: callbackErrors[Int(index)])
        case .reply(id, let outcome)?: return outcome
        case .reply(let other, _)?: throw CallFailure.replyForAnotherCall(expected: id, found: other)
        case .refused(id, .noSolution)?: throw CallFailure.noSolution(exercise: call.exercise)
        case .refused(id, .unknownObject)?: throw CallFailure.lostObject
        case .refused(_, .malformed(let reason))?:
          throw CallFailure.harness(reason: "the worker refused \(call.entryPoint): \(reason)")
        case .callback(id, let index, let arguments)?:
          let start = MonotonicTime.now
          let outcome = try answer(index, of: call, arguments: arguments, errors: &callbackErrors)
          deadline = deadline + (MonotonicTime.now - start)
          try post(.callbackResult(call: id, outcome), until: deadline)
        case let frame: throw CallFailure(insteadOfAnswer: frame)
        }
      }
    }
  }

  /// Runs `body`, then lets the worker forget the objects that calls in it made.
  public func withHandleScope<Result>(_ body: () throws -> Result) rethrows -> Result {
    let outer = scope
    lastScope += 1
    scope = lastScope
    defer {
      let ended = scope
      scope = outer
      if failure == nil { try? pipe.write(.release(scope: ended), until: .now + timeLimit) }
    }
    return try body()
  }

  private func send(_ call: EntryCall, id: UInt64, until deadline: MonotonicTime) throws {
    let frame = Frame.call(
      id: id, scope: scope, exercise: call.exercise, entryPoint: call.entryPoint, arguments: call.arguments)
    try post(frame, until: deadline)
  }

  /// Sends a message; when the worker has gone, its last words, if any, are still in the other pipe.
  private func post(_ frame: Frame, until deadline: MonotonicTime) throws {
    do {
      try pipe.write(frame, until: deadline)
    } catch let error as WireFormatError {
      throw CallFailure.harness(reason: "what the worker was to be sent: \(error)")
    } catch PipeError.closed {}
  }

  private func answer(
    _ index: UInt32, of call: EntryCall, arguments: [WireValue], errors: inout [any Error]
  ) throws -> CallOutcome {
    guard index < call.callbacks.count else {
      throw CallFailure.malformedReply(reason: "\(call.entryPoint) has no callback \(index)")
    }
    do {
      return try call.callbacks[Int(index)](arguments)
    } catch let mismatch as WireMismatch {
      throw CallFailure.malformedReply(reason: "an argument of a callback: \(mismatch)")
    } catch {
      if let failure { throw failure }
      errors.append(error)
      return .threw(.callbackError(UInt32(errors.count - 1)))
    }
  }

  /// An error of a callback, which ends the call but not the connection.
  private struct PassedThrough: Error {
    let error: any Error
  }

  /// Runs a dialogue and turns whatever goes wrong into the one failure that the caller sees.
  private func failing<Result>(limit: Duration, _ dialogue: () throws -> Result) throws -> Result {
    do {
      return try dialogue()
    } catch let passed as PassedThrough {
      throw passed.error
    } catch {
      let failure = CallFailure(error, timeLimit: limit)
      switch failure {
      case .noSolution, .lostObject: break
      default: self.failure = failure
      }
      throw failure
    }
  }
}
