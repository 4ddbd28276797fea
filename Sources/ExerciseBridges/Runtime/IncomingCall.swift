public import WorkerProtocol

/// In the worker: a call of an entry point, with what its arguments refer to.
public struct IncomingCall {
  /// Calls back a function of the grader's by its index.
  public typealias Invoke = (_ index: UInt32, _ arguments: [WireValue]) throws -> CallOutcome

  /// The function's full name, like `loss(_:labels:)`.
  public let entryPoint: String
  /// One value a parameter.
  public let arguments: CallArguments
  /// The objects that the grader knows.
  public let objects: ObjectTable

  private let invoke: Invoke

  /// A call that came in.
  public init(
    entryPoint: String, arguments: [WireValue], objects: ObjectTable, invoke: @escaping Invoke
  ) {
    self.entryPoint = entryPoint
    self.arguments = CallArguments(arguments)
    self.objects = objects
    self.invoke = invoke
  }

  /// An argument of the type that the context asks for.
  ///
  /// - Throws: `WireMismatch` if it has another structure.
  public func argument<Value: WireRepresentable>(_ index: Int) throws -> Value {
    try arguments.value(index)
  }

  /// An argument that lives in the worker.
  ///
  /// - Throws: `UnknownObject` if it was released, `WireMismatch` if it is something else.
  public func object<Value>(_ index: Int) throws -> Value {
    try objects.object(arguments.tree(index))
  }

  /// An argument that is a function of the grader's.
  ///
  /// - Throws: `WireMismatch` if it is something else.
  public func function(_ index: Int) throws -> RemoteFunction {
    let value = try arguments.tree(index)
    guard case .closure(let number) = value else { throw WireMismatch(expected: "a function", found: value) }
    return RemoteFunction(index: number, invoke: invoke)
  }

  /// The answer to a name that the exercise does not declare.
  public func unknownEntryPoint(of exercise: String) -> WireMismatch {
    WireMismatch(expected: "an entry point of \(exercise)", found: entryPoint)
  }
}
