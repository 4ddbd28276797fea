/// Why a call got no answer.
public enum CallFailure: Error, Sendable, Equatable {
  /// The student's code trapped or received a signal.
  case crashed(Crash)
  /// The student's code ended the process; the status is nil until the owner of the process knows it.
  case exited(status: Int32?)
  /// The call took longer than allowed.
  case timedOut(limit: Duration, on: Clock)
  /// Somebody outside, such as a system without memory, ended the process. Student code can do that to itself too, so it
  /// takes a second time to tell.
  case killed
  case outOfMemory(limitBytes: Int?)
  case replyTooLarge(bytes: Int, limit: Int)
  /// The worker was to be sent more than it accepts. What the course itself asks is far below, which `gradus verify`
  /// proves: so the arguments hold what earlier calls returned.
  case requestTooLarge(bytes: Int, limit: Int)
  /// The reply could not be read, or had another structure than the signature says.
  case malformedReply(reason: String)
  case replyForAnotherCall(expected: UInt64, found: UInt64)
  /// An object among the arguments is gone, because the worker that held it ended.
  case lostObject
  /// The submission holds no solution of the exercise.
  case noSolution(exercise: String)
  /// The worker says that the request makes no sense. That is the grader's fault if another worker says the same, and
  /// words of the student's otherwise.
  case refused(reason: String)
  /// The loader refused the submission, as a rule because it uses a symbol that exists nowhere; the loader's message.
  case notLoadable(message: String)
  /// The grader's own fault: the item gets no score and is tried again.
  case harness(reason: String)

  /// A crash with what was found out about it.
  public struct Crash: Sendable, Equatable {
    /// What the signal handler reported.
    public let record: CrashRecord
    /// The runtime's message, like `Index out of range`.
    public var message: String?
    /// The innermost line of the student's code, if known.
    public var location: SourceLine?

    /// A crash about which only the record is known yet.
    public init(record: CrashRecord, message: String? = nil, location: SourceLine? = nil) {
      self.record = record
      self.message = message
      self.location = location
    }
  }

  /// What a time limit is measured on.
  public enum Clock: Sendable, Equatable {
    /// The processor time of the worker.
    case processor
    /// The clock on the wall: the worker did not use its processor time, and did not answer either.
    case wall
  }
}

/// A place in a source file.
public struct SourceLine: Sendable, Equatable {
  /// The path as the compiler was given it.
  public let file: String
  /// Counted from 1.
  public let line: Int

  /// A place.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }
}

extension CallFailure: CustomStringConvertible {
  /// What happened, in words for the student.
  public var description: String {
    switch self {
    case .crashed(let crash): crash.description
    case .exited(let status?): "the program ended itself with status \(status) instead of returning"
    case .exited(nil): "the program ended itself instead of returning"
    case .timedOut(let limit, .processor): "no answer within \(limit) of processor time"
    case .timedOut(let limit, .wall): "no answer within \(limit); the program waits for something"
    case .killed: "the program was killed"
    case .outOfMemory(let limit?): "the program asked for more than \(limit >> 20) MiB of memory"
    case .outOfMemory(nil): "the program ran out of memory"
    case .replyTooLarge(let bytes, let limit): "the result takes \(bytes) bytes, at most \(limit) are allowed"
    case .requestTooLarge(let bytes, let limit):
      "the arguments take \(bytes) bytes, at most \(limit) are allowed"
    case .malformedReply(let reason): "the result could not be read: \(reason)"
    case .replyForAnotherCall(let expected, let found):
      "the program answered call \(found) when call \(expected) was asked"
    case .lostObject: "an object was lost when the program that held it ended"
    case .noSolution(let exercise): "the submission holds no solution of \(exercise)"
    case .refused(let reason): "the program refused the call: \(reason)"
    case .notLoadable(let message): "the submission compiles, and cannot be loaded: \(message)"
    case .harness(let reason): "the grader failed: \(reason)"
    }
  }
}

extension CallFailure.Crash: CustomStringConvertible {
  /// The message, the place and the signal, as far as they are known.
  public var description: String {
    let place = location.map { " at \($0.file):\($0.line)" } ?? ""
    if record.isStackOverflow { return "the stack overflowed\(place): a recursion does not end" }
    return "the program crashed\(place): \(message ?? "signal \(record.signal)")"
  }
}
