// Written by gradus-generate from exercises/losses/LossesExercise.swift: change that file.
// swift-format-ignore-file

public import Exercises
public import Tensors
public import WorkerProtocol

/// Stands in for a solution of `LossesExercise`: asks the one at the other end of a channel.
public struct LossesProxy: LossesExercise {
  private let channel: any CallChannel

  /// A proxy that asks through a channel.
  public init(channel: any CallChannel) {
    self.channel = channel
  }

  public func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "binaryHinge01(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "binaryHinge01Gradient(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "binaryHingeSigned(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "binaryHingeSignedGradient(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "binaryNLL01(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "binaryNLL01Gradient(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "binaryNLLSigned(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "binaryNLLSignedGradient(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func multiclassHinge(
    _ w: Tensor, gold: [Int], margin: Double, reduction: Reduction
  ) throws -> Tensor {
    try channel.ask("losses", "multiclassHinge(_:gold:margin:reduction:)", [
      w.wireValue, gold.wireValue, margin.wireValue, reduction.wireValue
    ]).result()
  }

  public func multiclassHingeGradient(
    _ w: Tensor, gold: [Int], margin: Double, reduction: Reduction
  ) throws -> Tensor {
    try channel.ask("losses", "multiclassHingeGradient(_:gold:margin:reduction:)", [
      w.wireValue, gold.wireValue, margin.wireValue, reduction.wireValue
    ]).result()
  }

  public func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "multiclassNLL(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "multiclassNLLGradient(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "quadratic(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "quadraticGradient(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "absolute(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }

  public func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    try channel.ask("losses", "absoluteGradient(_:gold:reduction:)", [
      w.wireValue, gold.wireValue, reduction.wireValue
    ]).result()
  }
}

extension ExerciseBridge {
  /// The exercise `losses`.
  public static let losses = ExerciseBridge(
    id: "losses", typeName: "Losses",
    entryPoints: [
      EntryPoint(
        exercise: "losses", name: "binaryHinge01(_:gold:reduction:)",
        summary: "Binary hinge loss with gold labels 0 and 1: `max(0, 1 − (2y−1)·w)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "binaryHinge01Gradient(_:gold:reduction:)",
        summary: "Gradient of `binaryHinge01`: `−(2y−1)` where `1 − (2y−1)·w > 0`, otherwise 0; shape `(N)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "binaryHingeSigned(_:gold:reduction:)",
        summary: "Binary hinge loss with gold labels −1 and +1: `max(0, 1 − y·w)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "binaryHingeSignedGradient(_:gold:reduction:)",
        summary: "Gradient of `binaryHingeSigned`: `−y` where `1 − y·w > 0`, otherwise 0; shape `(N)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "binaryNLL01(_:gold:reduction:)",
        summary: "Binary negative log-likelihood with gold labels 0 and 1: `−y·w + log(1 + e^w)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "binaryNLL01Gradient(_:gold:reduction:)",
        summary: "Gradient of `binaryNLL01`: `σ(w) − y`; shape `(N)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "binaryNLLSigned(_:gold:reduction:)",
        summary: "Binary negative log-likelihood with gold labels −1 and +1: `log(1 + e^(−y·w))`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "binaryNLLSignedGradient(_:gold:reduction:)",
        summary: "Gradient of `binaryNLLSigned`: `−y·σ(−y·w)`; shape `(N)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "multiclassHinge(_:gold:margin:reduction:)",
        summary: "Multiclass hinge loss, single runner-up: `max(0, m − w_y + max_{j≠y} w_j)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "margin", name: "margin", type: "Double"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "multiclassHingeGradient(_:gold:margin:reduction:)",
        summary: "Gradient of `multiclassHinge`: row `−e_y + e_j*` where the loss is positive, otherwise 0; shape `(N, K)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "margin", name: "margin", type: "Double"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "multiclassNLL(_:gold:reduction:)",
        summary: "Multiclass negative log-likelihood: `−w_y + log Σ_j e^(w_j)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "multiclassNLLGradient(_:gold:reduction:)",
        summary: "Gradient of `multiclassNLL`: row `softmax(w) − e_y`; shape `(N, K)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "[Int]"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "quadratic(_:gold:reduction:)",
        summary: "Quadratic loss `(y − w)²`, without a factor ½.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "Tensor"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "quadraticGradient(_:gold:reduction:)",
        summary: "Gradient of `quadratic` with respect to the prediction: `2·(w − y)`; shape `(N)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "Tensor"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "absolute(_:gold:reduction:)",
        summary: "Absolute loss `|y − w|`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "Tensor"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
      EntryPoint(
        exercise: "losses", name: "absoluteGradient(_:gold:reduction:)",
        summary: "Gradient of `absolute` with respect to the prediction: the sign of `w − y`, and 0 where they are equal; shape `(N)`.",
        parameters: [
          .init(label: nil, name: "w", type: "Tensor"), .init(label: "gold", name: "gold", type: "Tensor"),
          .init(label: "reduction", name: "reduction", type: "Reduction")
        ], result: "Tensor"),
    ]
  ) { call, solution in
    guard let solution = solution as? any LossesExercise else { return nil }
    return try answerLosses(call, with: solution)
  }
}

private func answerLosses<Solution: LossesExercise>(
  _ call: IncomingCall, with solution: Solution
) throws -> CallOutcome {
  switch call.entryPoint {
  case "binaryHinge01(_:gold:reduction:)":
    return try .returned(solution.binaryHinge01(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "binaryHinge01Gradient(_:gold:reduction:)":
    return try .returned(solution.binaryHinge01Gradient(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "binaryHingeSigned(_:gold:reduction:)":
    return try .returned(solution.binaryHingeSigned(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "binaryHingeSignedGradient(_:gold:reduction:)":
    return try .returned(solution.binaryHingeSignedGradient(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "binaryNLL01(_:gold:reduction:)":
    return try .returned(solution.binaryNLL01(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "binaryNLL01Gradient(_:gold:reduction:)":
    return try .returned(solution.binaryNLL01Gradient(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "binaryNLLSigned(_:gold:reduction:)":
    return try .returned(solution.binaryNLLSigned(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "binaryNLLSignedGradient(_:gold:reduction:)":
    return try .returned(solution.binaryNLLSignedGradient(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "multiclassHinge(_:gold:margin:reduction:)":
    return try .returned(solution.multiclassHinge(
      call.argument(0), gold: call.argument(1), margin: call.argument(2), reduction: call.argument(3)
    ).wireValue)
  case "multiclassHingeGradient(_:gold:margin:reduction:)":
    return try .returned(solution.multiclassHingeGradient(
      call.argument(0), gold: call.argument(1), margin: call.argument(2), reduction: call.argument(3)
    ).wireValue)
  case "multiclassNLL(_:gold:reduction:)":
    return try .returned(solution.multiclassNLL(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "multiclassNLLGradient(_:gold:reduction:)":
    return try .returned(solution.multiclassNLLGradient(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "quadratic(_:gold:reduction:)":
    return try .returned(solution.quadratic(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "quadraticGradient(_:gold:reduction:)":
    return try .returned(solution.quadraticGradient(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "absolute(_:gold:reduction:)":
    return try .returned(solution.absolute(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  case "absoluteGradient(_:gold:reduction:)":
    return try .returned(solution.absoluteGradient(
      call.argument(0), gold: call.argument(1), reduction: call.argument(2)
    ).wireValue)
  default: throw call.unknownEntryPoint(of: "losses")
  }
}
