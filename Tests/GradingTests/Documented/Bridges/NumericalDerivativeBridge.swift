// Written by gradus-generate from exercises/numerical-derivative/NumericalDerivativeExercise.swift: change that file.
// swift-format-ignore-file

public import ExerciseBridges
public import WorkerProtocol

/// Stands in for a solution of `NumericalDerivativeExercise`: asks the one at the other end of a channel.
public struct NumericalDerivativeProxy: NumericalDerivativeExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func derivative(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    try withoutActuallyEscaping(f) { f in
      var call = EntryCall(exercise: "numerical-derivative", entryPoint: "derivative(of:at:step:)")
      call.pass { arguments in
        let result = try f(arguments.value(0))
        return .returned(result.wireValue)
      }
      call.pass(x.wireValue)
      call.pass(h.wireValue)
      return try channel.ask(call).result()
    }
  }
}

extension ExerciseBridge {
  /// The exercise `numerical-derivative`.
  public static let numericalDerivative = ExerciseBridge(
    id: "numerical-derivative", typeName: "NumericalDerivative",
    entryPoints: [
      EntryPoint(
        exercise: "numerical-derivative", name: "derivative(of:at:step:)",
        summary: "`(f(x + h) − f(x − h)) / 2h`; `f` is called twice.",
        parameters: [
          .init(label: "of", name: "f", type: "(Double) throws -> Double"),
          .init(label: "at", name: "x", type: "Double"), .init(label: "step", name: "h", type: "Double")
        ], result: "Double"),
    ]
  ) { call, solution in
    guard let solution = solution as? any NumericalDerivativeExercise else { return nil }
    return try answerNumericalDerivative(call, with: solution)
  }
}

private func answerNumericalDerivative<Solution: NumericalDerivativeExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "derivative(of:at:step:)":
    let f = try call.function(0)
    return try .returned(solution.derivative(
      of: { argument0 in try f.ask(argument0.wireValue).result() }, at: call.argument(1),
      step: call.argument(2)
    ).wireValue)
  default: throw call.unknownEntryPoint(of: "numerical-derivative")
  }
}
