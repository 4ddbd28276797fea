public import ExerciseBridges
public import WorkerProtocol

/// Calls a solution in the same process, through the same bytes as a worker would.
public final class LoopbackChannel: CallChannel {
  private let bridge: ExerciseBridge
  private let solution: Any
  private let limits: WireLimits
  /// The objects that calls have made.
  public let objects = ObjectTable(firstHandle: 1)

  /// A channel to a value that conforms to the exercise's protocol.
  public init(bridge: ExerciseBridge, solution: Any, limits: WireLimits = WireLimits()) {
    self.bridge = bridge
    self.solution = solution
    self.limits = limits
  }

  /// Calls an entry point of the solution.
  ///
  /// - Throws: `CallFailure.noSolution` if the value is none, or what a callback threw and the solution let pass.
  public func call(_ call: EntryCall) throws -> CallOutcome {
    var passed: [any Error] = []
    let incoming = IncomingCall(
      entryPoint: call.entryPoint, arguments: try call.arguments.map(copied), objects: objects
    ) { index, arguments in
      do {
        return try call.callbacks[Int(index)](try arguments.map(self.copied))
      } catch {
        passed.append(error)
        return .threw(.callbackError(UInt32(passed.count - 1)))
      }
    }
    guard let outcome = try bridge.answer(incoming, with: solution) else {
      throw CallFailure.noSolution(exercise: bridge.id)
    }
    switch outcome {
    case .threw(.callbackError(let index)): throw passed[Int(index)]
    case .threw: return outcome
    case .returned(let value, let updated):
      return .returned(try copied(value), updated: try updated.map(copied))
    }
  }

  private func copied(_ value: WireValue) throws -> WireValue {
    try WireCodec.decode(WireCodec.encode(value), limits: limits)
  }
}
