import Glibc

/// The grader's end of the pipes to one worker process.
///
/// Whoever owns the process makes the connection and decides what follows a failure. After any failure but
/// `.noSolution` and `.lostObject` the connection is of no further use and every call fails the same way; the worker
/// may still run, or wait to write what nobody reads, so its owner kills it.
/// Calls, callbacks and calls made by callbacks all run on the calling thread; use a connection from one thread.
public final class WorkerConnection: CallChannel {
  /// What one call may take, without what the grader's own callbacks take.
  public var timeLimit: CallTime
  /// What the worker has used since it was loaded: processor time, and time on the wall in calls.
  public var timeUsed: CallTime {
    processorLatest = max(processorLatest, processorTime() ?? .zero)
    return CallTime(processor: max(.zero, processorLatest - processorAtStart), wall: wallUsed)
  }

  private var wallUsed = Duration.zero
  var processorAtStart = Duration.zero
  /// A process that has ended has no clock any more: its last state stands.
  private var processorLatest = Duration.zero
  /// Why the connection is of no further use, if so.
  public internal(set) var failure: CallFailure?

  let pipe: FramePipe
  let processorTime: () -> Duration?
  private var lastCall: UInt64 = 0

  /// Connects to the pipes of a worker; the descriptors stay the caller's to close.
  ///
  /// A worker that ends while being written to must not end the grader: ignores `SIGPIPE` for the whole process.
  ///
  /// - Parameters:
  ///   - timeLimit: What one call may take.
  ///   - processorTime: Reads the processor time of the worker, nil where it cannot be told: the wall clock alone
  ///     counts then.
  public init(
    requests: Int32, replies: Int32, timeLimit: CallTime, limits: WireLimits = WireLimits(),
    processorTime: @escaping () -> Duration? = { nil }
  ) {
    signal(SIGPIPE, SIG_IGN)
    _ = fcntl(requests, F_SETFL, fcntl(requests, F_GETFL) | O_NONBLOCK)
    pipe = FramePipe(
      input: replies, output: requests, accepting: limits, longestSent: WireLimits.requests.frameBytes)
    self.timeLimit = timeLimit
    self.processorTime = processorTime
  }

  /// Calls an entry point and waits for the answer; callbacks run on the calling thread meanwhile.
  ///
  /// - Throws: `CallFailure` when no answer came, or what a callback threw and the solution let pass.
  public func call(_ call: EntryCall) throws -> CallOutcome {
    if let failure { throw failure }
    lastCall += 1
    let id = lastCall
    var callbackErrors: [any Error] = []
    return try failing(within: timeLimit) { stopwatch in
      defer { wallUsed += stopwatch.wall }
      try send(call, id: id, until: stopwatch)
      while true {
        switch try pipe.read(until: stopwatch) {
        case .reply(id, .threw(.callbackError(let index)))?:
          guard index < callbackErrors.count else {
            throw CallFailure.malformedReply(reason: "no callback threw error \(index)")
          }
          throw PassedThrough(error: callbackErrors[Int(index)])
        case .reply(id, let outcome)?: return outcome
        case .reply(let other, _)?: throw CallFailure.replyForAnotherCall(expected: id, found: other)
        case .refused(id, .noSolution)?: throw CallFailure.noSolution(exercise: call.exercise)
        case .refused(id, .unknownObject)?: throw CallFailure.lostObject
        case .refused(id, .malformed(let reason))?: throw CallFailure.refused(reason: reason)
        case .callback(id, let index, let arguments)?:
          let outcome = try stopwatch.pausing {
            try answer(index, of: call, arguments: arguments, errors: &callbackErrors)
          }
          try post(.callbackResult(call: id, outcome), until: stopwatch)
        case let frame: throw CallFailure(insteadOfAnswer: frame)
        }
      }
    }
  }

  private func send(_ call: EntryCall, id: UInt64, until deadline: any Deadline) throws {
    let frame = Frame.call(
      id: id, exercise: call.exercise, entryPoint: call.entryPoint, arguments: call.arguments)
    try post(frame, until: deadline)
  }

  /// Sends a message; when the worker has gone, its last words, if any, are still in the other pipe.
  func post(_ frame: Frame, until deadline: any Deadline) throws {
    do {
      try pipe.write(frame, until: deadline)
    } catch WireFormatError.frameTooLong(let bytes, let limit) {
      throw CallFailure.requestTooLarge(bytes: bytes, limit: limit)
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
  func failing<Result>(
    within limit: CallTime, _ dialogue: (Stopwatch) throws -> Result
  ) throws -> Result {
    let stopwatch = Stopwatch(limit: limit, processorTime: processorTime)
    do {
      return try dialogue(stopwatch)
    } catch let passed as PassedThrough {
      throw passed.error
    } catch {
      let failure = CallFailure(error, on: stopwatch)
      switch failure {
      case .noSolution, .lostObject: break
      default: self.failure = failure
      }
      throw failure
    }
  }
}
