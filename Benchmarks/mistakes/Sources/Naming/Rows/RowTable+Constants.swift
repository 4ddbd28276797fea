import GradientCheck

extension RowTable {
  private static let batches = ["batch", "fake batch", "real batch", "rows"]

  /// One constant for all entries.
  static let constants =
    means + scales + [
      RowRule(.constantRatio, in: ["kl-divergence"], saying: .exactly(["−1"]), rows: [2, 55]),
      RowRule(.constantRatio, in: ["kl-divergence"], saying: .exactly(["2"]), rows: [55]),
      RowRule(.constantRatio, in: ["square", "graph"], saying: .exactly(["1/2"]), rows: [68]),
      RowRule(.constantRatio, saying: .exactly(["−1"]), rows: [2]),
      RowRule(.constantRatio, saying: .exactly(batches), rows: [1]),
      RowRule(.constantRatio, of: [.bias], saying: .exactly(batches.map { "1/(\($0))" }), rows: [1, 5]),
      RowRule(.constantRatio, saying: .exactly(batches.map { "1/(\($0))" }), rows: [1]),
    ]

  /// A mean for a sum, or over other sizes.
  private static let means = [
    RowRule(
      .constantRatio, in: ["kl-divergence", "vae"], saying: .containing(["latent features"]), rows: [18]),
    RowRule(.constantRatio, in: ["squared-error"], saying: .exactly(["1/2"]), rows: [17]),
    RowRule(.constantRatio, in: ["squared-error"], saying: .containing(["outputs"]), rows: [18]),
    RowRule(.constantRatio, in: ["softmax-nll"], saying: .exactly(["tokens", "1/(tokens)"]), rows: [1]),
    RowRule(
      .constantRatio, in: ["softmax-nll"], saying: .containing(["tokens", "classes", "time steps"]),
      rows: [18]),
    RowRule(
      .constantRatio, in: Family.convolutions, of: [.bias],
      saying: .exactly(["1/(output height·output width)", "1/(height·width)"]),
      rows: [33]),
    RowRule(.constantRatio, in: ["average-pool"], saying: .containing(["window"]), rows: [1, 18]),
    RowRule(.constantRatio, in: ["max-pool"], saying: .exactly(["1/(window area)"]), rows: [37]),
    RowRule(
      .constantRatio, in: Family.recurrent,
      saying: .exactly(["time steps", "source steps", "target steps", "steps"].map { "1/(\($0))" }),
      rows: [43]),
  ]

  /// A scale of the definition.
  private static let scales = [
    RowRule(.constantRatio, in: Family.attention, saying: .containing(["√", "features"]), rows: [50])
  ]
}
