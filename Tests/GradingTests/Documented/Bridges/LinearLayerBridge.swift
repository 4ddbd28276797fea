// Written by gradus-generate from exercises/linear-layer/LinearLayerExercise.swift: change that file.
// swift-format-ignore-file

public import ExerciseBridges
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `LinearLayerExercise`: asks the one at the other end of a channel.
public struct LinearLayerProxy: LinearLayerExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func linear(_ x: Tensor, weight: Tensor, bias: Tensor) throws -> Tensor {
    try channel.ask("linear-layer", "linear(_:weight:bias:)", [
      x.wireValue, weight.wireValue, bias.wireValue
    ]).result()
  }

  public func linearBackward(
    _ x: Tensor, weight: Tensor, bias: Tensor, gradOutput: Tensor
  ) throws -> (x: Tensor, weight: Tensor, bias: Tensor) {
    try channel.ask("linear-layer", "linearBackward(_:weight:bias:gradOutput:)", [
      x.wireValue, weight.wireValue, bias.wireValue, gradOutput.wireValue
    ]).result { (x: try $0.field("x").decoded(), weight: try $0.field("weight").decoded(), bias: try $0.field("bias").decoded()) }
  }
}

extension ExerciseBridge {
  /// The exercise `linear-layer`.
  public static let linearLayer = ExerciseBridge(
    id: "linear-layer", typeName: "LinearLayer",
    entryPoints: [
      EntryPoint(
        exercise: "linear-layer", name: "linear(_:weight:bias:)",
        summary: "`X·Wᵀ + b`, shape `(N, K)`, of `x` `(N, D)`, `weight` `(K, D)` and `bias` `(K)`.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"),
          .init(label: "weight", name: "weight", type: "Tensor"),
          .init(label: "bias", name: "bias", type: "Tensor")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "linear-layer", name: "linearBackward(_:weight:bias:gradOutput:)",
        summary: "The gradients of `⟨g, X·Wᵀ + b⟩`, each shaped like its argument.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"),
          .init(label: "weight", name: "weight", type: "Tensor"),
          .init(label: "bias", name: "bias", type: "Tensor"),
          .init(label: "gradOutput", name: "gradOutput", type: "Tensor")
        ], result: "(x: Tensor, weight: Tensor, bias: Tensor)"),
    ]
  ) { call, solution in
    guard let solution = solution as? any LinearLayerExercise else { return nil }
    return try answerLinearLayer(call, with: solution)
  }
}

private func answerLinearLayer<Solution: LinearLayerExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "linear(_:weight:bias:)":
    return try .returned(solution.linear(
      call.argument(0), weight: call.argument(1), bias: call.argument(2)
    ).wireValue)
  case "linearBackward(_:weight:bias:gradOutput:)":
    let result = try solution.linearBackward(
      call.argument(0), weight: call.argument(1), bias: call.argument(2), gradOutput: call.argument(3)
    )
    return .returned(
      .record([WireField("x", result.x.wireValue), WireField("weight", result.weight.wireValue), WireField("bias", result.bias.wireValue)])
    )
  default: throw call.unknownEntryPoint(of: "linear-layer")
  }
}
