public import CourseModel

/// What a check found wrong in a student's result. Thrown by the requirements of ``Trial``.
public struct Mismatch: Error, Equatable {
  /// What was wrong, for the student.
  public let message: String
  /// What the numbers suggest that the mistake is, in sentences.
  public let hint: String?
  /// The worst entry, when a number is wrong.
  public let evidence: Evidence?
  /// The whole values of which an entry is wrong.
  public var compared: ComparedValues?

  /// Describes what was wrong.
  public init(_ message: String, hint: String? = nil, evidence: Evidence? = nil) {
    self.message = message
    self.hint = hint
    self.evidence = evidence
  }
}

/// Throws a ``Mismatch`` unless a condition holds.
public func require(_ condition: Bool, _ message: @autoclosure () -> String) throws {
  guard condition else { throw Mismatch(message()) }
}

/// Throws a ``Mismatch`` with what a contract found, if it found something: for those that have no verb of their own.
///
/// ```swift
/// trial.holds("no step looks ahead") {
///   try require(contract: Contracts.causality(of: $0.layer, at: x, changedTo: y, axis: 1))
/// }
/// ```
public func require(contract violation: String?) throws {
  if let violation { throw Mismatch(violation) }
}
