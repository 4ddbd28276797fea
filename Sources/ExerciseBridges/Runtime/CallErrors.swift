import WorkerProtocol

/// An error of the student's own that an entry point threw.
public struct StudentError: Error, Equatable, CustomStringConvertible {
  /// The error's type.
  public let type: String
  /// What the error says about itself, cut at `WireLimits.explanationBytes`.
  public let description: String

  /// An error by its type and text.
  public init(type: String, description: String) {
    self.type = type
    self.description = description
  }
}

/// In the worker: stands for what a function of the grader's threw.
///
/// The grader rethrows the original error when the student's code lets this one pass.
public struct CallbackError: Error, Equatable, CustomStringConvertible {
  /// The number that the grader gave to its error.
  public let index: UInt32

  /// A sentence for a student who prints it.
  public var description: String { "the function that was passed in threw an error" }
}

extension CallFailure {
  /// A generator whose state cannot be sent.
  static func unsupported(generator: Any.Type) -> CallFailure {
    .harness(reason: "a \(generator) cannot cross to the worker: pass a SplitMix64")
  }
}
