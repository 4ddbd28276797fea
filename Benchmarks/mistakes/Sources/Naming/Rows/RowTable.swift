import GradientCheck

/// From signatures to rows of the table of mistakes.
///
/// Special rules stand before general ones: the first that matches counts. A signature that no rule matches states
/// a fact and means no row.
enum RowTable {
  private static let rules =
    constants + permutations + residuals + ratios + supports + shapes + [
      RowRule(.ignoresCotangent, rows: [7])
    ]

  /// The rows that a signature means; empty for a mere fact.
  static func rows(of signature: Signature, on subject: Subject) -> Set<Int> {
    rules.first { $0.matches(signature, of: subject) }?.rows ?? []
  }
}

extension RowTable {
  private static let shapes = [
    RowRule(.broadcastNotReduced, rows: [72]),
    RowRule(.otherSumAxes, of: [.bias], rows: [4]),
    // Another entry of the window, or of another window.
    RowRule(.sameTotals, in: ["max-pool"], rows: [32, 37]),
    RowRule(.sameTotals, in: ["average-pool"], rows: [37]),
    RowRule(.otherZeroSums, in: ["softmax", "softmax-nll", "attention"], rows: [23]),
  ]

  /// Entries in other places.
  private static let permutations = [
    RowRule(
      .viewPermuted, in: Family.convolutions, of: [.weight], saying: .anyReading(["axes 0 and 1"]), rows: [34]
    ),
    RowRule(
      .viewPermuted, in: ["multi-head-attention"], of: [.weight], saying: .anyReading(["axes 0 and 1"]),
      rows: [3]),
    RowRule(.blocksPermuted, in: ["lstm"], rows: [45]),
    RowRule(.blocksPermuted, .viewPermuted, in: ["grouped-conv2d"], rows: [35]),
    RowRule(.blocksPermuted, .viewPermuted, in: ["multi-head-attention"], rows: [54]),
    RowRule(.axesPermuted, in: ["attention"], of: [.input], saying: .exactly(["axes [0, 2, 1]"]), rows: [51]),
    RowRule(.axesPermuted, of: [.weight], saying: .exactly(["axes [1, 0]"]), rows: [3]),
    RowRule(.axesPermuted, .viewPermuted, in: Family.convolutions, rows: [34]),
    RowRule(.viewPermuted, of: [.weight], rows: [3]),
    RowRule(
      .flipped, in: Family.convolutions, of: [.weight],
      saying: .exactly(["axes [2]", "axes [3]", "axes [2, 3]"]), rows: [28]),
    RowRule(
      .flipped, in: Family.recurrent, of: [.input, .result], saying: .exactly(["axes [1]"]), rows: [49]),
    RowRule(.rolled, .shifted, in: Family.images, of: [.input, .weight, .result], rows: [30]),
    RowRule(.reordered, in: ["max-pool"], rows: [37]),
  ]
}
