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

  /// What an error of the pipe or of the codec means for the call.
  init(_ error: any Error, on stopwatch: Stopwatch) {
    self =
      switch error {
      case let failure as CallFailure: failure
      case WireFormatError.frameTooLong(let bytes, let limit): .replyTooLarge(bytes: bytes, limit: limit)
      case let error as WireFormatError: .malformedReply(reason: error.description)
      case PipeError.deadlineReached: stopwatch.failure
      case PipeError.closed: .exited(status: nil)
      default: .harness(reason: "the pipe to the worker: \(error)")
      }
  }
}
