/// How a call ended that reached the function and came back, in either direction.
public enum CallOutcome: Sendable, Equatable {
  /// The result, and the new values of the `inout` parameters in their order.
  case returned(WireValue, updated: [WireValue] = [])
  /// The function threw.
  case threw(ThrownError)
}

/// An error that a function threw on the other side.
public enum ThrownError: Sendable, Equatable {
  /// One of the course's errors, as a value.
  case courseError(WireValue)
  /// What a function of the grader's threw, by the number that the grader gave it for the length of the call.
  case callbackError(UInt32)
  /// Any other error: its type and what it says.
  case other(type: String, description: String)
}
