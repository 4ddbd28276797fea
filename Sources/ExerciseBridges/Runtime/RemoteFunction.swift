public import WorkerProtocol

/// In the worker: a function that runs in the grader.
public struct RemoteFunction {
  let index: UInt32
  let invoke: IncomingCall.Invoke

  /// Calls the function and waits for its answer.
  ///
  /// - Throws: The `LabError` that it threw, or a `CallbackError` for any other error.
  public func ask(_ arguments: WireValue...) throws -> Answer {
    try Answer(invoke(index, arguments))
  }

  /// Runs the body of a closure whose type does not let it throw: a failure of the pipe ends the worker.
  public func mustSucceed<Value>(_ body: () throws -> Value) -> Value {
    do {
      return try body()
    } catch {
      fatalError("the grader did not answer a callback: \(error)")
    }
  }
}
