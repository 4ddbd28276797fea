/// A function of the grader's that the student's code may call while its entry point runs.
///
/// What it throws is thrown to the student's code, and is the error of the whole call if that code lets it pass.
public typealias Callback = (_ arguments: [WireValue]) throws -> CallOutcome

/// A call of an entry point: what a proxy hands to its channel.
public struct EntryCall {
  /// The exercise's id.
  public let exercise: String
  /// The function's full name, like `loss(_:labels:)`.
  public let entryPoint: String
  /// One value a parameter; a function is `.closure` with its index in `callbacks`.
  public private(set) var arguments: [WireValue] = []
  /// The functions among the arguments.
  public private(set) var callbacks: [Callback] = []

  /// A call without arguments so far.
  public init(exercise: String, entryPoint: String) {
    self.exercise = exercise
    self.entryPoint = entryPoint
  }

  /// A call with plain arguments, as read from a recording or a command line.
  public init(exercise: String, entryPoint: String, arguments: [WireValue]) {
    self.init(exercise: exercise, entryPoint: entryPoint)
    self.arguments = arguments
  }

  /// Appends an argument.
  public mutating func pass(_ value: WireValue) {
    arguments.append(value)
  }

  /// Appends a function.
  public mutating func appendCallback(_ callback: @escaping Callback) {
    arguments.append(.closure(UInt32(callbacks.count)))
    callbacks.append(callback)
  }
}
