extension WorkerConnection {
  /// Greets the worker and waits until it has loaded the submission.
  ///
  /// The worker greets before it loads anything, so what goes wrong before is never the student's fault. How long the
  /// worker may take to greet depends on how busy the machine is, and costs nobody a point.
  ///
  /// - Parameter generation: Another number for every worker that a proxy may talk to, so that an object of an
  ///   earlier one is recognised.
  /// - Returns: The ids of the exercises for which the submission holds a solution.
  public func start(
    generation: UInt32, greetingWithin patience: Duration = .seconds(60),
    loadingWithin limit: CallTime = CallTime(limit: 10)
  ) throws(StartFailure) -> [String] {
    do {
      let deadline = MonotonicTime.now + patience
      let firstHandle = UInt64(generation) << 32
      try post(.hello(version: Frame.version, firstHandle: firstHandle), until: deadline)
      switch try pipe.read(until: deadline) {
      case .ready(Frame.version)?: break
      case .ready(let version)?: throw UnknownVersion(version: version)
      case let frame: throw CallFailure(insteadOfAnswer: frame)
      }
    } catch {
      failure = .harness(reason: "the worker did not greet")
      throw .worker(reason: Self.reason(error, within: patience))
    }
    do {
      return try failing(within: limit) { stopwatch in
        switch try pipe.read(until: stopwatch) {
        case .loaded(let exercises)?:
          processorAtStart = processorTime() ?? .zero
          return exercises
        case .notLoadable(let reason)?: throw CallFailure.notLoadable(message: reason)
        case let frame: throw CallFailure(insteadOfAnswer: frame)
        }
      }
    } catch let failure as CallFailure {
      throw .submission(failure)
    } catch {
      throw .worker(reason: "\(error)")
    }
  }

  private struct UnknownVersion: Error {
    let version: UInt16
  }

  private static func reason(_ error: any Error, within patience: Duration) -> String {
    switch error {
    case PipeError.deadlineReached: "it did not greet within \(patience)"
    case PipeError.closed, CallFailure.exited: "it ended before it greeted"
    case let error as UnknownVersion:
      "it speaks version \(error.version) of the protocol, the grader \(Frame.version)"
    default: "\(error)"
    }
  }
}
