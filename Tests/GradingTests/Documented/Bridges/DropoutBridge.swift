// Written by gradus-generate from exercises/dropout/DropoutExercise.swift: change that file.
// swift-format-ignore-file

public import ExerciseBridges
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `DropoutExercise`: asks the one at the other end of a channel.
public struct DropoutProxy: DropoutExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func dropout<R: RandomSource>(
    _ x: Tensor, probability p: Double, isTraining: Bool, using rng: inout R
  ) throws -> (result: Tensor, mask: Tensor) {
    let answer = try channel.ask("dropout", "dropout(_:probability:isTraining:using:)", [
      x.wireValue, p.wireValue, isTraining.wireValue, WireValue(random: rng)
    ])
    try answer.advance(&rng, 0)
    return try answer.result { (result: try $0.field("result").decoded(), mask: try $0.field("mask").decoded()) }
  }

  public func dropoutBackward(_ gradOutput: Tensor, mask: Tensor) throws -> Tensor {
    try channel.ask("dropout", "dropoutBackward(_:mask:)", [gradOutput.wireValue, mask.wireValue]).result()
  }
}

extension ExerciseBridge {
  /// The exercise `dropout`.
  public static let dropout = ExerciseBridge(
    id: "dropout", typeName: "Dropout",
    entryPoints: [
      EntryPoint(
        exercise: "dropout", name: "dropout(_:probability:isTraining:using:)", genericClause: "<R: RandomSource>",
        summary: "In training, `mask ⊙ x`: each entry of the mask is 0 with probability `p` and 1/(1 − p) otherwise.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"),
          .init(label: "probability", name: "p", type: "Double"),
          .init(label: "isTraining", name: "isTraining", type: "Bool"),
          .init(label: "using", name: "rng", type: "R", isInout: true)
        ], result: "(result: Tensor, mask: Tensor)"),
      EntryPoint(
        exercise: "dropout", name: "dropoutBackward(_:mask:)",
        summary: "The gradient with respect to `x`, of the call that returned the mask.",
        parameters: [
          .init(label: nil, name: "gradOutput", type: "Tensor"),
          .init(label: "mask", name: "mask", type: "Tensor")
        ], result: "Tensor"),
    ]
  ) { call, solution in
    guard let solution = solution as? any DropoutExercise else { return nil }
    return try answerDropout(call, with: solution)
  }
}

private func answerDropout<Solution: DropoutExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "dropout(_:probability:isTraining:using:)":
    var rng: SplitMix64 = try call.argument(3)
    let result = try solution.dropout(
      call.argument(0), probability: call.argument(1), isTraining: call.argument(2), using: &rng
    )
    return .returned(
      .record([WireField("result", result.result.wireValue), WireField("mask", result.mask.wireValue)]),
      updated: [rng.wireValue]
    )
  case "dropoutBackward(_:mask:)":
    return try .returned(solution.dropoutBackward(call.argument(0), mask: call.argument(1)).wireValue)
  default: throw call.unknownEntryPoint(of: "dropout")
  }
}
