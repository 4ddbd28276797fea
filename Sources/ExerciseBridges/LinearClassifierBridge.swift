// Written by gradus-generate from exercises/linear-classifier/LinearClassifierExercise.swift: change that file.
// swift-format-ignore-file

public import Exercises
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `LinearClassifierExercise`: asks the one at the other end of a channel.
public struct LinearClassifierProxy: LinearClassifierExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    try channel.ask("linear-classifier", "affine(_:weight:bias:)", [
      x.wireValue, w.wireValue, b.wireValue
    ]).result()
  }

  public func affineBackward(
    _ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor
  ) throws -> AffineGradients {
    try channel.ask("linear-classifier", "affineBackward(_:weight:bias:gradOutput:)", [
      x.wireValue, w.wireValue, b.wireValue, gradOutput.wireValue
    ]).result()
  }

  public func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    let answer = try channel.ask("linear-classifier", "glorotUniform(fanOut:fanIn:using:)", [
      fanOut.wireValue, fanIn.wireValue, WireValue(random: rng)
    ])
    try answer.advance(&rng, 0)
    return try answer.result()
  }

  public func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    try channel.ask("linear-classifier", "loss(_:labels:weight:bias:)", [
      x.wireValue, y.wireValue, w.wireValue, b.wireValue
    ]).result()
  }

  public func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    try channel.ask("linear-classifier", "sgdStep(_:labels:weight:bias:learningRate:)", [
      x.wireValue, y.wireValue, w.wireValue, b.wireValue, learningRate.wireValue
    ]).result { (weight: try $0.field("weight").decoded(), bias: try $0.field("bias").decoded(), loss: try $0.field("loss").decoded()) }
  }

  public func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    try channel.ask("linear-classifier", "accuracy(_:labels:weight:bias:)", [
      x.wireValue, y.wireValue, w.wireValue, b.wireValue
    ]).result()
  }

  public func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    let answer = try channel.ask("linear-classifier", "train(train:dev:classes:epochs:batchSize:learningRate:using:)", [
      train.wireValue, dev.wireValue, classes.wireValue, epochs.wireValue, batchSize.wireValue,
      learningRate.wireValue, WireValue(random: rng)
    ])
    try answer.advance(&rng, 0)
    return try answer.result()
  }
}

extension ExerciseBridge {
  /// The exercise `linear-classifier`.
  public static let linearClassifier = ExerciseBridge(
    id: "linear-classifier", typeName: "LinearClassifier",
    entryPoints: [
      EntryPoint(
        exercise: "linear-classifier", name: "affine(_:weight:bias:)",
        summary: "The affine map `X·Wᵀ + b`.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"), .init(label: "weight", name: "w", type: "Tensor"),
          .init(label: "bias", name: "b", type: "Tensor")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "linear-classifier", name: "affineBackward(_:weight:bias:gradOutput:)",
        summary: "The gradients of `⟨G, X·Wᵀ + b⟩` with respect to `X`, `W` and `b`.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"), .init(label: "weight", name: "w", type: "Tensor"),
          .init(label: "bias", name: "b", type: "Tensor"),
          .init(label: "gradOutput", name: "gradOutput", type: "Tensor")
        ], result: "AffineGradients"),
      EntryPoint(
        exercise: "linear-classifier", name: "glorotUniform(fanOut:fanIn:using:)", genericClause: "<R: RandomSource>",
        summary: "Draws weights by Glorot\'s rule: uniform in `[−ℓ, ℓ)`, `ℓ = √(6 / (fanIn + fanOut))`.",
        parameters: [
          .init(label: "fanOut", name: "fanOut", type: "Int"),
          .init(label: "fanIn", name: "fanIn", type: "Int"),
          .init(label: "using", name: "rng", type: "R", isInout: true)
        ], result: "Tensor"),
      EntryPoint(
        exercise: "linear-classifier", name: "loss(_:labels:weight:bias:)",
        summary: "The mean negative log-likelihood `1/N · Σ_n (−z_(n,y_n) + log Σ_k e^(z_(n,k)))` of the logits `z`.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"), .init(label: "labels", name: "y", type: "[Int]"),
          .init(label: "weight", name: "w", type: "Tensor"), .init(label: "bias", name: "b", type: "Tensor")
        ], result: "Double"),
      EntryPoint(
        exercise: "linear-classifier", name: "sgdStep(_:labels:weight:bias:learningRate:)",
        summary: "One step of gradient descent on the mean loss of a batch: `W ← W − η·∂W`, `b ← b − η·∂b`.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"), .init(label: "labels", name: "y", type: "[Int]"),
          .init(label: "weight", name: "w", type: "Tensor"), .init(label: "bias", name: "b", type: "Tensor"),
          .init(label: "learningRate", name: "learningRate", type: "Double")
        ], result: "(weight: Tensor, bias: Tensor, loss: Double)"),
      EntryPoint(
        exercise: "linear-classifier", name: "accuracy(_:labels:weight:bias:)",
        summary: "The share of examples whose largest logit is that of their label; among equal logits the lowest class counts.",
        parameters: [
          .init(label: nil, name: "x", type: "Tensor"), .init(label: "labels", name: "y", type: "[Int]"),
          .init(label: "weight", name: "w", type: "Tensor"), .init(label: "bias", name: "b", type: "Tensor")
        ], result: "Double"),
      EntryPoint(
        exercise: "linear-classifier", name: "train(train:dev:classes:epochs:batchSize:learningRate:using:)", genericClause: "<R: RandomSource>",
        summary: "Trains from Glorot weights and zero biases by one `sgdStep` a batch.",
        parameters: [
          .init(label: "train", name: "train", type: "LabelledData"),
          .init(label: "dev", name: "dev", type: "LabelledData"),
          .init(label: "classes", name: "classes", type: "Int"),
          .init(label: "epochs", name: "epochs", type: "Int"),
          .init(label: "batchSize", name: "batchSize", type: "Int"),
          .init(label: "learningRate", name: "learningRate", type: "Double"),
          .init(label: "using", name: "rng", type: "R", isInout: true)
        ], result: "LinearClassifierFit"),
    ]
  ) { call, solution in
    guard let solution = solution as? any LinearClassifierExercise else { return nil }
    return try answerLinearClassifier(call, with: solution)
  }
}

private func answerLinearClassifier<Solution: LinearClassifierExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "affine(_:weight:bias:)":
    return try .returned(solution.affine(
      call.argument(0), weight: call.argument(1), bias: call.argument(2)
    ).wireValue)
  case "affineBackward(_:weight:bias:gradOutput:)":
    return try .returned(solution.affineBackward(
      call.argument(0), weight: call.argument(1), bias: call.argument(2), gradOutput: call.argument(3)
    ).wireValue)
  case "glorotUniform(fanOut:fanIn:using:)":
    var rng: SplitMix64 = try call.argument(2)
    let result = try solution.glorotUniform(fanOut: call.argument(0), fanIn: call.argument(1), using: &rng)
    return .returned(result.wireValue, updated: [rng.wireValue])
  case "loss(_:labels:weight:bias:)":
    return try .returned(solution.loss(
      call.argument(0), labels: call.argument(1), weight: call.argument(2), bias: call.argument(3)
    ).wireValue)
  case "sgdStep(_:labels:weight:bias:learningRate:)":
    let result = try solution.sgdStep(
      call.argument(0), labels: call.argument(1), weight: call.argument(2), bias: call.argument(3),
      learningRate: call.argument(4)
    )
    return .returned(
      .record([WireField("weight", result.weight.wireValue), WireField("bias", result.bias.wireValue), WireField("loss", result.loss.wireValue)])
    )
  case "accuracy(_:labels:weight:bias:)":
    return try .returned(solution.accuracy(
      call.argument(0), labels: call.argument(1), weight: call.argument(2), bias: call.argument(3)
    ).wireValue)
  case "train(train:dev:classes:epochs:batchSize:learningRate:using:)":
    var rng: SplitMix64 = try call.argument(6)
    let result = try solution.train(
      train: call.argument(0), dev: call.argument(1), classes: call.argument(2), epochs: call.argument(3),
      batchSize: call.argument(4), learningRate: call.argument(5), using: &rng
    )
    return .returned(result.wireValue, updated: [rng.wireValue])
  default: throw call.unknownEntryPoint(of: "linear-classifier")
  }
}

extension AffineGradients: WireRepresentable {
  public var wireValue: WireValue {
    .record([
      WireField("input", input.wireValue), WireField("weight", weight.wireValue),
      WireField("bias", bias.wireValue)
    ])
  }

  public init(wireValue: WireValue) throws {
    self.init(
      input: try wireValue.field("input").decoded(), weight: try wireValue.field("weight").decoded(),
      bias: try wireValue.field("bias").decoded()
    )
  }
}

extension LinearClassifierFit: WireRepresentable {
  public var wireValue: WireValue {
    .record([
      WireField("weight", weight.wireValue), WireField("bias", bias.wireValue),
      WireField("trainLoss", trainLoss.wireValue), WireField("devAccuracy", devAccuracy.wireValue)
    ])
  }

  public init(wireValue: WireValue) throws {
    self.init(
      weight: try wireValue.field("weight").decoded(), bias: try wireValue.field("bias").decoded(),
      trainLoss: try wireValue.field("trainLoss").decoded(),
      devAccuracy: try wireValue.field("devAccuracy").decoded()
    )
  }
}
