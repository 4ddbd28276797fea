// Written by gradus-generate from exercises/predictions/PredictionsExercise.swift: change that file.
// swift-format-ignore-file

public import Exercises
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `PredictionsExercise`: asks the one at the other end of a channel.
public struct PredictionsProxy: PredictionsExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func logSumExp(_ w: Tensor) throws -> Tensor {
    try channel.ask("predictions", "logSumExp(_:)", [w.wireValue]).result()
  }

  public func softmax(_ w: Tensor) throws -> Tensor {
    try channel.ask("predictions", "softmax(_:)", [w.wireValue]).result()
  }

  public func logSoftmax(_ w: Tensor) throws -> Tensor {
    try channel.ask("predictions", "logSoftmax(_:)", [w.wireValue]).result()
  }

  public func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    try channel.ask("predictions", "softmaxBackward(_:gradOutput:)", [
      w.wireValue, gradOutput.wireValue
    ]).result()
  }

  public func predictZeroOne(_ w: Tensor) throws -> [Int] {
    try channel.ask("predictions", "predictZeroOne(_:)", [w.wireValue]).result()
  }

  public func predictSigned(_ w: Tensor) throws -> [Int] {
    try channel.ask("predictions", "predictSigned(_:)", [w.wireValue]).result()
  }

  public func predictBernoulli(_ w: Tensor) throws -> Tensor {
    try channel.ask("predictions", "predictBernoulli(_:)", [w.wireValue]).result()
  }

  public func predictClass(_ w: Tensor) throws -> [Int] {
    try channel.ask("predictions", "predictClass(_:)", [w.wireValue]).result()
  }

  public func predictOneHot(_ w: Tensor) throws -> Tensor {
    try channel.ask("predictions", "predictOneHot(_:)", [w.wireValue]).result()
  }

  public func predictRegression(_ w: Tensor) throws -> Tensor {
    try channel.ask("predictions", "predictRegression(_:)", [w.wireValue]).result()
  }
}

extension ExerciseBridge {
  /// The exercise `predictions`.
  public static let predictions = ExerciseBridge(
    id: "predictions", typeName: "Predictions",
    entryPoints: [
      EntryPoint(
        exercise: "predictions", name: "logSumExp(_:)",
        summary: "The logarithm of the sum of exponentials of every row, `log Σⱼ e^{wⱼ}`.",
        parameters: [.init(label: nil, name: "w", type: "Tensor")], result: "Tensor"),
      EntryPoint(
        exercise: "predictions", name: "softmax(_:)",
        summary: "The softmax of every row, `pᵢ = e^{wᵢ} / Σⱼ e^{wⱼ}`.",
        parameters: [.init(label: nil, name: "w", type: "Tensor")], result: "Tensor"),
      EntryPoint(
        exercise: "predictions", name: "logSoftmax(_:)",
        summary: "The logarithm of the softmax of every row, `wᵢ − log Σⱼ e^{wⱼ}`.",
        parameters: [.init(label: nil, name: "w", type: "Tensor")], result: "Tensor"),
      EntryPoint(
        exercise: "predictions", name: "softmaxBackward(_:gradOutput:)",
        summary: "Gradient with respect to the logits of ``softmax(_:)``: `pᵢ (vᵢ − Σⱼ pⱼ vⱼ)` with `p = softmax(w)` and `v = gradOutput`, row by row.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"),
          .init(label: "gradOutput", name: "gradOutput", type: "Tensor")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "predictions", name: "predictZeroOne(_:)",
        summary: "The class of every example, as 0 or 1: 1 where `w ≥ 0`.",
        parameters: [.init(label: nil, name: "w", type: "Tensor")], result: "[Int]"),
      EntryPoint(
        exercise: "predictions", name: "predictSigned(_:)",
        summary: "The class of every example, as −1 or +1: +1 where `w ≥ 0`.",
        parameters: [.init(label: nil, name: "w", type: "Tensor")], result: "[Int]"),
      EntryPoint(
        exercise: "predictions", name: "predictBernoulli(_:)",
        summary: "The probability of class 1 of every example, `1 / (1 + e^{−w})`.",
        parameters: [.init(label: nil, name: "w", type: "Tensor")], result: "Tensor"),
      EntryPoint(
        exercise: "predictions", name: "predictClass(_:)",
        summary: "The class of every example: the index `0…K−1` of its largest score, the **lowest** index among equals.",
        parameters: [.init(label: nil, name: "w", type: "Tensor")], result: "[Int]"),
      EntryPoint(
        exercise: "predictions", name: "predictOneHot(_:)",
        summary: "The class of every example as a one-hot row: 1 in the column of ``predictClass(_:)``, 0 elsewhere.",
        parameters: [.init(label: nil, name: "w", type: "Tensor")], result: "Tensor"),
      EntryPoint(
        exercise: "predictions", name: "predictRegression(_:)",
        summary: "The prediction of a regression: `w` itself.",
        parameters: [.init(label: nil, name: "w", type: "Tensor")], result: "Tensor"),
    ]
  ) { call, solution in
    guard let solution = solution as? any PredictionsExercise else { return nil }
    return try answerPredictions(call, with: solution)
  }
}

private func answerPredictions<Solution: PredictionsExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "logSumExp(_:)":
    return try .returned(solution.logSumExp(call.argument(0)).wireValue)
  case "softmax(_:)":
    return try .returned(solution.softmax(call.argument(0)).wireValue)
  case "logSoftmax(_:)":
    return try .returned(solution.logSoftmax(call.argument(0)).wireValue)
  case "softmaxBackward(_:gradOutput:)":
    return try .returned(solution.softmaxBackward(call.argument(0), gradOutput: call.argument(1)).wireValue)
  case "predictZeroOne(_:)":
    return try .returned(solution.predictZeroOne(call.argument(0)).wireValue)
  case "predictSigned(_:)":
    return try .returned(solution.predictSigned(call.argument(0)).wireValue)
  case "predictBernoulli(_:)":
    return try .returned(solution.predictBernoulli(call.argument(0)).wireValue)
  case "predictClass(_:)":
    return try .returned(solution.predictClass(call.argument(0)).wireValue)
  case "predictOneHot(_:)":
    return try .returned(solution.predictOneHot(call.argument(0)).wireValue)
  case "predictRegression(_:)":
    return try .returned(solution.predictRegression(call.argument(0)).wireValue)
  default: throw call.unknownEntryPoint(of: "predictions")
  }
}
