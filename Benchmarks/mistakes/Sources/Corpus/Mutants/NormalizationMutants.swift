import Components
import Tensors

enum NormalizationMutants {
  private static func mutant<Kind: Normalization>(
    _ kind: Kind.Type, _ id: String, _ fault: LoopedNormalization.Fault, rows: Set<Int>, _ family: String,
    wrong: Set<String>, profiles: [Int]? = nil, _ manifestation: Truth.Manifestation = .gradients
  ) -> Mutant {
    let code = LoopedNormalization(axis: Kind.axis, fault: fault)
    let forward: @Sendable ([Tensor], NormalizationContext) -> Tensor = { a, context in
      manifestation == .gradients ? kind.forward(a, context) : code.forward(a, context)
    }
    return Mutant(
      Submission(kind, id, profiles: profiles, forward: forward) { code.pullback($0, $1, $2) },
      Truth(rows: rows, family, wrong: wrong, manifestation))
  }

  static let all = batch + layer

  private static let batch = [
    mutant(
      BatchNorm.self, "batch-norm-constants", .constantStatistics, rows: [38],
      "mean and variance taken as constants", wrong: ["input"]),
    mutant(
      BatchNorm.self, "batch-norm-constant-mean", .constantMean, rows: [38], "mean taken as a constant",
      wrong: ["input"]),
    mutant(
      BatchNorm.self, "batch-norm-no-variance", .constantVariance, rows: [39], "variance term missing",
      wrong: ["input"]),
    mutant(
      BatchNorm.self, "batch-norm-unbiased", .unbiasedInBackward, rows: [40],
      "N − 1 in the backward pass alone", wrong: ["input", "scale"]),
    mutant(
      BatchNorm.self, "batch-norm-unbiased-in-both", .unbiasedInBoth, rows: [40], "N − 1 in both passes",
      wrong: ["input", "scale"], .consistentForward),
    mutant(
      BatchNorm.self, "batch-norm-scale-of-input", .scaleFromInput, rows: [], "scale gradient by x, not x̂",
      wrong: ["scale"]),
    mutant(
      BatchNorm.self, "batch-norm-scale-mean", .scaleMean, rows: [1, 5], "scale gradient averaged",
      wrong: ["scale"]),
    mutant(
      BatchNorm.self, "batch-norm-no-epsilon", .noEpsilon, rows: [], "ε forgotten in the backward pass",
      wrong: ["input", "scale"], profiles: [0, 1]),
    mutant(
      BatchNorm.self, "batch-norm-first-shift", .shiftFirstExample, rows: [6],
      "shift from the first example", wrong: ["shift"]),
  ]

  private static let layer = [
    mutant(
      LayerNorm.self, "layer-norm-constants", .constantStatistics, rows: [38],
      "mean and variance taken as constants", wrong: ["input"]),
    mutant(
      LayerNorm.self, "layer-norm-no-variance", .constantVariance, rows: [39], "variance term missing",
      wrong: ["input"]),
    mutant(
      LayerNorm.self, "layer-norm-unbiased", .unbiasedInBackward, rows: [40],
      "D − 1 in the backward pass alone", wrong: ["input", "scale"]),
    mutant(
      LayerNorm.self, "layer-norm-down-the-batch", .otherAxis, rows: [],
      "input gradient as in batch normalization", wrong: ["input"]),
    mutant(
      LayerNorm.self, "layer-norm-no-scale", .scaleForgotten, rows: [],
      "upstream gradient not multiplied by the scale", wrong: ["input"]),
  ]
}
