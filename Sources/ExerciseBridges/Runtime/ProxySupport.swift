import Exercises
public import Tensors
public import WorkerProtocol

extension CallChannel {
  /// Makes a call and reads how it ended.
  ///
  /// - Throws: `CallFailure`, or what the entry point threw: `LabError`, `StudentError` or an error of a callback's.
  public func ask(_ call: EntryCall) throws -> Answer {
    try Answer(self.call(call))
  }

  /// Makes a call without functions among its arguments and reads how it ended.
  ///
  /// - Throws: as for ``ask(_:)``.
  public func ask(_ exercise: String, _ entryPoint: String, _ arguments: [WireValue]) throws -> Answer {
    try ask(EntryCall(exercise: exercise, entryPoint: entryPoint, arguments: arguments))
  }
}

extension WireValue {
  /// A generator's state.
  ///
  /// - Throws: `CallFailure.harness` for any generator but `SplitMix64`.
  public init(random generator: some RandomSource) throws {
    guard let generator = generator as? SplitMix64 else {
      throw CallFailure.unsupported(generator: type(of: generator))
    }
    self = generator.wireValue
  }
}

extension CallArguments {
  /// A generator in the state that came with a callback.
  ///
  /// - Throws: `WireMismatch` if the argument is something else, `CallFailure.harness` for any `Random` but `SplitMix64`.
  public func random<Random: RandomSource>(_ index: Int) throws -> Random {
    let generator: SplitMix64 = try value(index)
    guard let generator = generator as? Random else { throw CallFailure.unsupported(generator: Random.self) }
    return generator
  }
}

extension EntryCall {
  /// Appends a function; a `LabError` that it throws reaches the student's code as that error.
  public mutating func pass(_ function: @escaping (CallArguments) throws -> CallOutcome) {
    appendCallback { arguments in
      do {
        return try function(CallArguments(arguments))
      } catch let error as LabError {
        return .threw(.courseError(error.wireValue))
      }
    }
  }
}
