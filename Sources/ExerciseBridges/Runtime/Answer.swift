import Exercises
public import Tensors
public import WorkerProtocol

/// What a function on the other side returned: its result and the new values of its `inout` parameters.
public struct Answer {
  private let value: WireValue
  private let updated: [WireValue]

  /// Reads an outcome.
  ///
  /// - Throws: What the function threw: the same `LabError`, or a `StudentError` for any other error of the
  ///   student's; on the worker's side a `CallbackError`.
  public init(_ outcome: CallOutcome) throws {
    switch outcome {
    case .returned(let value, let updated):
      self.value = value
      self.updated = updated
    case .threw(.courseError(let value)):
      throw try Self.reading("the error") { try LabError(wireValue: value) }
    case .threw(.callbackError(let index)): throw CallbackError(index: index)
    case .threw(.other(let type, let description)): throw StudentError(type: type, description: description)
    }
  }

  /// The result, of the type that the context asks for.
  ///
  /// - Throws: `CallFailure.malformedReply` if it has another structure.
  public func result<Value: WireRepresentable>() throws -> Value {
    try result { try $0.decoded() }
  }

  /// The result, read by a function.
  ///
  /// - Throws: `CallFailure.malformedReply` if `read` throws a mismatch.
  public func result<Value>(_ read: (WireValue) throws -> Value) throws -> Value {
    try Self.reading("the result") { try read(value) }
  }

  /// Checks that a function without a result returned none.
  ///
  /// - Throws: `CallFailure.malformedReply` if it returned something.
  public func noResult() throws {
    try result { value in
      guard value == .void else { throw WireMismatch(expected: "nothing", found: value) }
    }
  }

  /// The new value of an `inout` parameter, counted among these.
  ///
  /// - Throws: `CallFailure.malformedReply` if it is missing or has another structure.
  public func updated<Value: WireRepresentable>(_ index: Int) throws -> Value {
    try updated(index) { try $0.decoded() }
  }

  /// The new value of an `inout` parameter, read by a function.
  ///
  /// - Throws: `CallFailure.malformedReply` if it is missing or `read` throws a mismatch.
  public func updated<Value>(_ index: Int, _ read: (WireValue) throws -> Value) throws -> Value {
    try Self.reading("inout parameter \(index)") {
      guard updated.indices.contains(index) else {
        throw WireMismatch(expected: "\(index + 1) inout values", found: "\(updated.count)")
      }
      return try read(updated[index])
    }
  }

  /// Moves a generator on to the state in which the function left it.
  ///
  /// - Throws: `CallFailure.malformedReply` if the state is missing.
  public func advance<Random: RandomSource>(_ generator: inout Random, _ index: Int) throws {
    let advanced: SplitMix64 = try updated(index)
    guard let advanced = advanced as? Random else { throw CallFailure.unsupported(generator: Random.self) }
    generator = advanced
  }

  private static func reading<Value>(_ part: String, _ read: () throws -> Value) throws -> Value {
    do {
      return try read()
    } catch let mismatch as WireMismatch {
      throw CallFailure.malformedReply(reason: "\(part): \(mismatch)")
    }
  }
}
