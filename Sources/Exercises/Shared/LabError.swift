/// What an entry point throws instead of returning a value.
///
/// The text of a case is for the person who reads it: name the argument, what it was and what is due.
public enum LabError: Error, Equatable, Sendable {
  /// The body is still to be written; what a starter file throws.
  case notImplemented
  /// The shapes of the arguments do not fit together, or one has a rank that the operation does not take.
  case shapeMismatch(String)
  /// An argument has a value outside its range.
  case invalidArgument(String)
}
