import GradientCheck

extension RowTable {
  /// Zeros in other places.
  static let supports = [
    RowRule(.nothing, in: ["lstm", "rnn"], of: [.state], rows: [42]),
    RowRule(.nothing, in: ["seq2seq"], rows: [48]),
    RowRule(.nothing, in: Family.adversarial, rows: [61]),
    RowRule(.nothing, in: Family.branching.union(["kl-divergence", "reparameterization"]), rows: [71]),
    RowRule(
      .missingEntries, in: ["leaky-relu"],
      saying: .containing([
        "`input` itself is negative", "`input` itself is not positive", "output is negative",
      ]),
      rows: [16]),
    RowRule(.missingEntries, .otherSupport, in: ["relu"], rows: [15]),
    RowRule(
      .missingEntries, in: ["softmax-nll"],
      saying: .containing(["one-hot labels is 0", "one-hot labels is not positive"]), rows: [20]),
    RowRule(
      .missingEntries, in: ["softmax-nll"],
      saying: .starting(["probability of the gold class small", "probabilities small"]),
      rows: [26]),
    RowRule(.missingEntries, in: ["dropout"], saying: .containing(["mask"]), rows: [66]),
    RowRule(
      .missingEntries, in: Family.images, of: [.input],
      saying: .starting(["axis 2, last", "axis 3, last", "all but axis 2, first", "all but axis 3, first"]),
      rows: [30, 32]),
    RowRule(
      .missingEntries, in: Family.images, of: [.input],
      saying: .starting([
        "axis 2, first", "axis 3, first", "all but axis 2, last", "all but axis 3, last", "border",
      ]),
      rows: [30]),
    RowRule(
      .missingEntries, in: ["seq2seq"], of: [.input],
      saying: .containing(["all but axis 1, last 1"]), rows: [42]),
    RowRule(
      .missingEntries, of: [.input],
      saying: .containing(["all but axis 0, last 1", "all but axis 0, first 1"]),
      rows: [6]),
    RowRule(.extraEntries, in: Family.adversarial, rows: [61]),
    RowRule(.extraEntries, in: ["softmax-nll"], saying: .containing(["mask", "everywhere"]), rows: [27]),
    RowRule(.extraEntries, in: ["relu"], rows: [12, 15]),
    RowRule(.extraEntries, in: ["dropout"], rows: [64]),
    RowRule(.otherSupport, in: ["dropout"], rows: [65]),
    RowRule(.otherSupport, in: ["max-pool"], rows: [37]),
  ]
}
