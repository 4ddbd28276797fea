// Written by gradus-generate from exercises/activations/ActivationsExercise.swift: change that file.
// swift-format-ignore-file

public import Exercises
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `ActivationsExercise`: asks the one at the other end of a channel.
public struct ActivationsProxy: ActivationsExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func sigmoid(_ x: Tensor) throws -> Tensor {
    try channel.ask("activations", "sigmoid(_:)", [x.wireValue]).result()
  }

  public func tanh(_ x: Tensor) throws -> Tensor {
    try channel.ask("activations", "tanh(_:)", [x.wireValue]).result()
  }

  public func relu(_ x: Tensor) throws -> Tensor {
    try channel.ask("activations", "relu(_:)", [x.wireValue]).result()
  }

  public func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try channel.ask("activations", "sigmoidBackward(_:gradOutput:)", [
      x.wireValue, gradOutput.wireValue
    ]).result()
  }

  public func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try channel.ask("activations", "tanhBackward(_:gradOutput:)", [
      x.wireValue, gradOutput.wireValue
    ]).result()
  }

  public func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try channel.ask("activations", "reluBackward(_:gradOutput:)", [
      x.wireValue, gradOutput.wireValue
    ]).result()
  }
}

extension ExerciseBridge {
  /// The exercise `activations`.
  public static let activations = ExerciseBridge(
    id: "activations", typeName: "Activations",
    entryPoints: [
      EntryPoint(
        exercise: "activations", name: "sigmoid(_:)",
        summary: "The logistic function `σ(x) = 1 / (1 + e^{−x})`.",
        parameters: [.init(label: nil, name: "x", type: "Tensor")], result: "Tensor"),
      EntryPoint(
        exercise: "activations", name: "tanh(_:)",
        summary: "The hyperbolic tangent `tanh(x) = (e^{2x} − 1) / (e^{2x} + 1)`.",
        parameters: [.init(label: nil, name: "x", type: "Tensor")], result: "Tensor"),
      EntryPoint(
        exercise: "activations", name: "relu(_:)",
        summary: "The rectified linear unit `relu(x) = max(0, x)`.",
        parameters: [.init(label: nil, name: "x", type: "Tensor")], result: "Tensor"),
      EntryPoint(
        exercise: "activations", name: "sigmoidBackward(_:gradOutput:)",
        summary: "Gradient with respect to the input of ``sigmoid(_:)``: `gradOutput ⊙ σ(x) ⊙ (1 − σ(x))`.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"),
          .init(label: "gradOutput", name: "gradOutput", type: "Tensor")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "activations", name: "tanhBackward(_:gradOutput:)",
        summary: "Gradient with respect to the input of ``tanh(_:)``: `gradOutput ⊙ (1 − tanh²(x))`.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"),
          .init(label: "gradOutput", name: "gradOutput", type: "Tensor")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "activations", name: "reluBackward(_:gradOutput:)",
        summary: "Gradient with respect to the input of ``relu(_:)``: `gradOutput` where `x > 0`, otherwise 0.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"),
          .init(label: "gradOutput", name: "gradOutput", type: "Tensor")
        ], result: "Tensor"),
    ]
  ) { call, solution in
    guard let solution = solution as? any ActivationsExercise else { return nil }
    return try answerActivations(call, with: solution)
  }
}

private func answerActivations<Solution: ActivationsExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "sigmoid(_:)":
    return try .returned(solution.sigmoid(call.argument(0)).wireValue)
  case "tanh(_:)":
    return try .returned(solution.tanh(call.argument(0)).wireValue)
  case "relu(_:)":
    return try .returned(solution.relu(call.argument(0)).wireValue)
  case "sigmoidBackward(_:gradOutput:)":
    return try .returned(solution.sigmoidBackward(call.argument(0), gradOutput: call.argument(1)).wireValue)
  case "tanhBackward(_:gradOutput:)":
    return try .returned(solution.tanhBackward(call.argument(0), gradOutput: call.argument(1)).wireValue)
  case "reluBackward(_:gradOutput:)":
    return try .returned(solution.reluBackward(call.argument(0), gradOutput: call.argument(1)).wireValue)
  default: throw call.unknownEntryPoint(of: "activations")
  }
}
