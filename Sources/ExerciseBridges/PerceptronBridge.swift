// Written by gradus-generate from exercises/perceptron/PerceptronExercise.swift: change that file.
// swift-format-ignore-file

public import Exercises
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `PerceptronExercise`: asks the one at the other end of a channel.
public struct PerceptronProxy: PerceptronExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    try channel.ask("perceptron", "dot(_:_:)", [a.wireValue, x.wireValue]).result()
  }

  public func norm(_ a: Tensor) throws -> Double {
    try channel.ask("perceptron", "norm(_:)", [a.wireValue]).result()
  }

  public func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    try channel.ask("perceptron", "cosine(_:_:)", [a.wireValue, x.wireValue]).result()
  }

  public func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    try channel.ask("perceptron", "score(weights:bias:inputs:)", [
      a.wireValue, b.wireValue, x.wireValue
    ]).result()
  }

  public func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try channel.ask("perceptron", "predict(weights:bias:inputs:)", [
      a.wireValue, b.wireValue, x.wireValue
    ]).result()
  }

  public func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    try channel.ask("perceptron", "signedDistance(weights:bias:inputs:)", [
      a.wireValue, b.wireValue, x.wireValue
    ]).result()
  }

  public func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    try channel.ask("perceptron", "fit(inputs:labels:maxEpochs:)", [
      x.wireValue, y.wireValue, maxEpochs.wireValue
    ]).result()
  }
}

extension ExerciseBridge {
  /// The exercise `perceptron`.
  public static let perceptron = ExerciseBridge(
    id: "perceptron", typeName: "Perceptron",
    entryPoints: [
      EntryPoint(
        exercise: "perceptron", name: "dot(_:_:)",
        summary: "The dot product `a·x = Σᵢ aᵢ xᵢ`.",
        parameters: [
          .init(label: nil, name: "a", type: "Tensor"), .init(label: nil, name: "x", type: "Tensor")
        ], result: "Double"),
      EntryPoint(
        exercise: "perceptron", name: "norm(_:)",
        summary: "The Euclidean norm `‖a‖ = √(a·a)`.",
        parameters: [.init(label: nil, name: "a", type: "Tensor")], result: "Double"),
      EntryPoint(
        exercise: "perceptron", name: "cosine(_:_:)",
        summary: "The cosine of the angle between two vectors, `a·x / (‖a‖ ‖x‖)`.",
        parameters: [
          .init(label: nil, name: "a", type: "Tensor"), .init(label: nil, name: "x", type: "Tensor")
        ], result: "Double"),
      EntryPoint(
        exercise: "perceptron", name: "score(weights:bias:inputs:)",
        summary: "The score of every example, `a·x + b`.",
        parameters: [
          .init(label: "weights", name: "a", type: "Tensor"), .init(label: "bias", name: "b", type: "Double"),
          .init(label: "inputs", name: "x", type: "Tensor")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "perceptron", name: "predict(weights:bias:inputs:)",
        summary: "The class of every example: +1 where the score is positive, otherwise −1.",
        parameters: [
          .init(label: "weights", name: "a", type: "Tensor"), .init(label: "bias", name: "b", type: "Double"),
          .init(label: "inputs", name: "x", type: "Tensor")
        ], result: "[Int]"),
      EntryPoint(
        exercise: "perceptron", name: "signedDistance(weights:bias:inputs:)",
        summary: "The distance of every example from the decision boundary, `(a·x + b) / ‖a‖`: positive on the side of +1.",
        parameters: [
          .init(label: "weights", name: "a", type: "Tensor"), .init(label: "bias", name: "b", type: "Double"),
          .init(label: "inputs", name: "x", type: "Tensor")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "perceptron", name: "fit(inputs:labels:maxEpochs:)",
        summary: "Trains a classifier with the perceptron algorithm.",
        parameters: [
          .init(label: "inputs", name: "x", type: "Tensor"), .init(label: "labels", name: "y", type: "[Int]"),
          .init(label: "maxEpochs", name: "maxEpochs", type: "Int")
        ], result: "PerceptronFit"),
    ]
  ) { call, solution in
    guard let solution = solution as? any PerceptronExercise else { return nil }
    return try answerPerceptron(call, with: solution)
  }
}

private func answerPerceptron<Solution: PerceptronExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "dot(_:_:)":
    return try .returned(solution.dot(call.argument(0), call.argument(1)).wireValue)
  case "norm(_:)":
    return try .returned(solution.norm(call.argument(0)).wireValue)
  case "cosine(_:_:)":
    return try .returned(solution.cosine(call.argument(0), call.argument(1)).wireValue)
  case "score(weights:bias:inputs:)":
    return try .returned(solution.score(
      weights: call.argument(0), bias: call.argument(1), inputs: call.argument(2)
    ).wireValue)
  case "predict(weights:bias:inputs:)":
    return try .returned(solution.predict(
      weights: call.argument(0), bias: call.argument(1), inputs: call.argument(2)
    ).wireValue)
  case "signedDistance(weights:bias:inputs:)":
    return try .returned(solution.signedDistance(
      weights: call.argument(0), bias: call.argument(1), inputs: call.argument(2)
    ).wireValue)
  case "fit(inputs:labels:maxEpochs:)":
    return try .returned(solution.fit(
      inputs: call.argument(0), labels: call.argument(1), maxEpochs: call.argument(2)
    ).wireValue)
  default: throw call.unknownEntryPoint(of: "perceptron")
  }
}

extension PerceptronFit: WireRepresentable {
  public var wireValue: WireValue {
    .record([
      WireField("weights", weights.wireValue), WireField("bias", bias.wireValue),
      WireField("updates", updates.wireValue), WireField("epochs", epochs.wireValue),
      WireField("converged", converged.wireValue)
    ])
  }

  public init(wireValue: WireValue) throws {
    self.init(
      weights: try wireValue.field("weights").decoded(), bias: try wireValue.field("bias").decoded(),
      updates: try wireValue.field("updates").decoded(), epochs: try wireValue.field("epochs").decoded(),
      converged: try wireValue.field("converged").decoded()
    )
  }
}
