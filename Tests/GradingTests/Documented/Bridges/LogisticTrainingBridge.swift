// Written by gradus-generate from exercises/logistic-training/LogisticTrainingExercise.swift: change that file.
// swift-format-ignore-file

public import ExerciseBridges
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `LogisticTrainingExercise`: asks the one at the other end of a channel.
public struct LogisticTrainingProxy: LogisticTrainingExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func step(_ w: Tensor, inputs: Tensor, labels: [Int], learningRate: Double) throws -> Tensor {
    try channel.ask("logistic-training", "step(_:inputs:labels:learningRate:)", [
      w.wireValue, inputs.wireValue, labels.wireValue, learningRate.wireValue
    ]).result()
  }

  public func train<R: RandomSource>(
    inputs: Tensor, labels: [Int], epochs: Int, learningRate: Double, using rng: inout R
  ) throws -> Tensor {
    let answer = try channel.ask("logistic-training", "train(inputs:labels:epochs:learningRate:using:)", [
      inputs.wireValue, labels.wireValue, epochs.wireValue, learningRate.wireValue, WireValue(random: rng)
    ])
    try answer.advance(&rng, 0)
    return try answer.result()
  }
}

extension ExerciseBridge {
  /// The exercise `logistic-training`.
  public static let logisticTraining = ExerciseBridge(
    id: "logistic-training", typeName: "LogisticTraining",
    entryPoints: [
      EntryPoint(
        exercise: "logistic-training", name: "step(_:inputs:labels:learningRate:)",
        summary: "One step `w − η·∇L` along the gradient of the mean loss, `L = 1/N Σᵢ log(1 + e^(−yᵢ⟨w, xᵢ⟩))`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"),
          .init(label: "inputs", name: "inputs", type: "Tensor"),
          .init(label: "labels", name: "labels", type: "[Int]"),
          .init(label: "learningRate", name: "learningRate", type: "Double")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "logistic-training", name: "train(inputs:labels:epochs:learningRate:using:)", genericClause: "<R: RandomSource>",
        summary: "The weights after a number of epochs, from zeros.",
        parameters: [
          .init(label: "inputs", name: "inputs", type: "Tensor"),
          .init(label: "labels", name: "labels", type: "[Int]"),
          .init(label: "epochs", name: "epochs", type: "Int"),
          .init(label: "learningRate", name: "learningRate", type: "Double"),
          .init(label: "using", name: "rng", type: "R", isInout: true)
        ], result: "Tensor"),
    ]
  ) { call, solution in
    guard let solution = solution as? any LogisticTrainingExercise else { return nil }
    return try answerLogisticTraining(call, with: solution)
  }
}

private func answerLogisticTraining<Solution: LogisticTrainingExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "step(_:inputs:labels:learningRate:)":
    return try .returned(solution.step(
      call.argument(0), inputs: call.argument(1), labels: call.argument(2), learningRate: call.argument(3)
    ).wireValue)
  case "train(inputs:labels:epochs:learningRate:using:)":
    var rng: SplitMix64 = try call.argument(4)
    let result = try solution.train(
      inputs: call.argument(0), labels: call.argument(1), epochs: call.argument(2),
      learningRate: call.argument(3), using: &rng
    )
    return .returned(result.wireValue, updated: [rng.wireValue])
  default: throw call.unknownEntryPoint(of: "logistic-training")
  }
}
