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

  /// Summands with other weights.
  static let parts = [
    RowRule(.partsWeighted, saying: .containing([" 1 example"]), rows: [6]),
    RowRule(
      .partsWeighted, in: ["hinge"],
      saying: .containing([
        "all examples", "all kind", "also ", "without the examples of label -1",
        "only the examples of label 1",
      ]),
      rows: [11]),
    RowRule(
      .partsWeighted, in: ["seq2seq"], of: [.weight, .bias], saying: .exactly(["last 1 step"]),
      rows: [41, 42]),
    RowRule(
      .partsWeighted, in: Family.recurrent, saying: .exactly(["last 1 step", "first 1 step"]), rows: [41]),
    RowRule(.partsWeighted, in: ["lstm"], saying: .exactly(["without the final cell"]), rows: [47]),
    RowRule(
      .partsWeighted, in: Family.normalizations, saying: .exactly(["only direct", "without the mean"]),
      rows: [38]),
    RowRule(
      .partsWeighted, in: Family.normalizations, saying: .exactly(["without the variance"]), rows: [39]),
    RowRule(.partsWeighted, in: ["graph"], saying: .containing([" 1 row"]), rows: [6]),
    RowRule(
      .partsWeighted, in: ["mlp"],
      saying: .exactly(["without the L2 term", "the L2 term × 2", "the L2 term × 1/2"]), rows: [9]),
    RowRule(
      .partsWeighted, in: ["mlp"], saying: .exactly(["without the labels", "only the probabilities"]),
      rows: [19]),
    RowRule(
      .partsWeighted, in: ["softmax", "attention"], saying: .exactly(["only the direct term"]), rows: [21]),
    RowRule(
      .partsWeighted, in: ["softmax", "attention"],
      saying: .exactly(["without the other entries' part of the sum"]), rows: [22]),
    RowRule(
      .partsWeighted, in: ["vae"],
      saying: .exactly([
        "the divergence × -1", "the divergence × 2", "the variance × 2, the −1 × 2",
        "the variance × -1, the −1 × -1",
      ]), rows: [55]),
    RowRule(.partsWeighted, in: ["vae", "kl-divergence"], saying: .exactly(["without the −1"]), rows: [56]),
    RowRule(
      .partsWeighted, in: ["vae", "mlp", "gan-discriminator"], saying: .containing([" × -1"]), rows: [2]),
    RowRule(
      .partsWeighted, in: ["vae", "mlp", "gan-discriminator"],
      saying: .containing([" × batch", " × 1/(batch)", " × fake batch", " × real batch"]), rows: [1]),
    RowRule(
      .partsWeighted, in: ["gan-generator"], saying: .containing(["odds of the fake samples"]), rows: [60]),
    RowRule(.partsWeighted, in: ["max-pool"], saying: .containing(["maxim"]), rows: [36]),
    RowRule(.partsWeighted, in: ["rnn"], saying: .exactly(["only the same step's result"]), rows: [42]),
    // One path of several is left, be it the last that was written or the only one not cut off.
    RowRule(.partsWeighted, in: Family.branching, saying: .starting(["only "]), rows: [68, 71]),
    RowRule(
      .partsWeighted, in: ["graph"],
      saying: .starting([
        "without t in s⊙t, t in k·t", "without the left factor of s + the right factor of s, ",
      ]), rows: [68, 71]),
    RowRule(.partsWeighted, in: Family.branching, saying: .starting(["without "]), rows: [71]),
    RowRule(.partsWeighted, in: ["graph"], saying: .containing(["factor of s × 1/2"]), rows: [68]),
    RowRule(.partsWeighted, in: ["graph"], rows: [69]),
    RowRule(.partsOverwritten, in: Family.images, rows: [31]),
  ]
}
