extension CallFailure {
  /// What a message means that is no answer, or the end of the stream.
  init(insteadOfAnswer frame: Frame?) {
    self =
      switch frame {
      case .crashed(let record)?: .crashed(Crash(record: record))
      case .exited(let status)?: .exited(status: status)
      case nil: .exited(status: nil)
      case .some: .malformedReply(reason: "the worker sent a message out of turn")
      }
  }

  /// What it means that a worker could not load the submission; `reason` is the loader's message.
  ///
  /// An undefined symbol is the submission's own. Anything else, such as a file that cannot be read, is the grader's.
  init(startFailedBecause reason: String) {
    if let message = reason.firstRange(of: "undefined symbol") {
      self = .notLoadable(message: String(reason[message.lowerBound...]))
    } else {
      self = .harness(reason: "the worker could not start: \(reason)")
    }
  }

  /// What an error of the pipe or of the codec means for the call.
  init(_ error: any Error, timeLimit: Duration) {
    self =
      switch error {
      case let failure as CallFailure: failure
      case WireFormatError.frameTooLong(let bytes, let limit): .replyTooLarge(bytes: bytes, limit: limit)
      case let error as WireFormatError: .malformedReply(reason: error.description)
      case PipeError.deadlineReached: .timedOut(limit: timeLimit)
      case PipeError.closed: .exited(status: nil)
      default: .harness(reason: "the pipe to the worker: \(error)")
      }
  }
}
