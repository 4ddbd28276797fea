import GradientCheck

extension RowTable {
  /// Terms that are missing, or too many; tensors in place of the gradient.
  static let residuals = [
    RowRule(.knownTerm, of: [.weight], saying: .containing(["itself", "λ"]), rows: [9]),
    RowRule(.knownTerm, of: [.bias], saying: .containing(["itself", "λ"]), rows: [10]),
    RowRule(.knownTerm, in: ["softmax-nll"], saying: .containing(["+one-hot labels"]), rows: [19]),
    RowRule(
      .knownTerm, in: ["softmax"],
      saying: .exactly(["+probabilities × ⟨upstream gradient, probabilities⟩·1"]), rows: [21]),
    RowRule(
      .knownTerm, in: ["kl-divergence", "vae"], of: [.input],
      saying: .containing(["+upstream gradient·1/2", "+1 / batch·1/2", "+1·"]), rows: [56]),
    RowRule(
      .replaced, in: ["sigmoid", "tanh"],
      saying: .exactly(["the upstream gradient·1", "the upstream gradient"]),
      rows: [12]),
    RowRule(.replaced, in: ["relu"], saying: .containing(["the upstream gradient"]), rows: [12, 15]),
    RowRule(.replaced, in: ["leaky-relu"], saying: .containing(["the upstream gradient"]), rows: [12, 16]),
    RowRule(.replaced, in: ["dropout"], saying: .containing(["the upstream gradient"]), rows: [64]),
    RowRule(.replaced, in: ["softmax-nll"], saying: .containing(["probabilities"]), rows: [19]),
    RowRule(.replaced, in: ["max-pool"], saying: .containing(["1/(window area)"]), rows: [37]),
  ]

  /// Factors that vary from entry to entry.
  static let ratios = [
    RowRule(
      .functionOfTensor, in: Family.recurrent,
      saying: .containing([
        "(1)/(z) of tanh′", "(1)/(1 − z²) of hidden states", "(1)/(1 − z²) of encoder",
        "(1)/(1 − z²) of decoder",
      ]), rows: [12]),
    RowRule(
      .functionOfTensor, in: Family.recurrent, saying: .containing(["(tanh′(z))/(1 − z²) of"]), rows: [13]),
    RowRule(
      .functionOfTensor, in: ["kl-divergence"], saying: .containing(["(1)/(z) of standard deviation"]),
      rows: [57]),
    RowRule(
      .functionOfTensor, in: Family.activations,
      saying: .containing(["(1)/(z) of derivative", "(1)/(σ′(z))", "(1)/(tanh′(z))"]), rows: [12]),
    RowRule(
      .functionOfTensor, in: Family.activations,
      saying: .containing([
        "(σ′(z))/(z(1 − z)) of output", "(tanh′(z))/(1 − z²) of output", "(σ′(σ(z)))/(σ′(z))",
        "(tanh′(tanh z))/(tanh′(z))",
      ]), rows: [13]),
    RowRule(
      .functionOfTensor, in: Family.activations,
      saying: .containing(["(1 − z²)/(tanh′(z)) of `input`", "(z(1 − z))/(σ′(z)) of `input`"]), rows: [14]),
    RowRule(
      .functionOfTensor, in: Family.autoencoders, of: [.input],
      saying: .containing([
        "(z)/(1) of standard deviation", "(√z)/(1) of variance", "(exp(z/2))/(1) of `log variance`",
      ]), rows: [57]),
    RowRule(
      .functionOfTensor, in: Family.autoencoders, of: [.input], saying: .containing(["(1)/(z) of noise"]),
      rows: [58]),
  ]
}
