import Checks

/// Further mistakes with a multilayer perceptron, those made in several ways among them.
let mlpFamilies: [Mistake] = initialFamilies + backwardFamilies + trainingFamilies

private let initialFamilies: [Mistake] =
  Mistake.family(
    "limit-of-another-formula",
    says:
      "The limit of the initial weights is not the course's: √(6/fanIn) for Kaiming, √(6/(fanIn + fanOut)) for Glorot.",
    (edits: ["(6 / Double(fan)).squareRoot()": "6 / Double(fan)"], loses: ["c"]),
    (edits: ["(6 / Double(fan)).squareRoot()": "(2 / Double(fan)).squareRoot()"], loses: ["c"]),
    (edits: ["(6 / Double(fan)).squareRoot()": "(3 / Double(fan)).squareRoot()"], loses: ["c"]),
    (edits: ["(6 / Double(fan)).squareRoot()": "(1 / Double(fan)).squareRoot()"], loses: ["c"]))
  + Mistake.family(
    "initial-biases-not-zero",
    says: "The biases do not start at 0. Only the weights are random.",
    (edits: [".append(.zeros([fanOut]))": ".append(.ones([fanOut]))"], loses: ["c"]),
    (
      edits: [".append(.zeros([fanOut]))": ".append(.uniform([fanOut], in: -limit..<limit, using: &rng))"],
      loses: ["c"]
    ))
  + Mistake.family(
    "normal-weights",
    says: "The initial weights are normally distributed. They are uniform in [−ℓ, ℓ).",
    (
      edits: [
        ".append(.uniform([fanOut, fanIn], in: -limit..<limit, using: &rng))":
          ".append(limit * Tensor.normal([fanOut, fanIn], using: &rng))"
      ], loses: ["c"]
    ))
  + Mistake.family(
    "softmax-over-the-batch",
    says: "The softmax of the loss runs over the batch. Each example has one of its own, over the classes.",
    (
      edits: [
        "let shifted = w - w.max(axis: 1, keepDims: true)":
          "let shifted = w - w.max(axis: 0, keepDims: true)",
        "log(exp(shifted).sum(axis: 1, keepDims: true))": "log(exp(shifted).sum(axis: 0, keepDims: true))",
      ], loses: ["d", "e", "f", "h"]
    ))
  + Mistake.family(
    "loss-and-gradients-summed",
    says: "Loss and gradients are those of the sum over the batch. Both are means: 1/N is missing.",
    (
      edits: [
        "-(logProbabilities * isGold).sum() / Double(labels.count)": "-(logProbabilities * isGold).sum()",
        "(exp(logProbabilities) - isGold) / Double(labels.count)": "exp(logProbabilities) - isGold",
      ], loses: [.item("d", points: 2), .item("e", points: 2), "f", "h"]
    ))

private let backwardFamilies: [Mistake] =
  Mistake.family(
    "slope-at-the-output",
    says: """
      You evaluate act' at the layer's output. The derivative belongs to the pre-activation a; written for the output z it \
      is 1 − z² for tanh and z(1 − z) for the sigmoid.
      """,
    (
      edits: ["case .sigmoid: z * (1 - z)": "case .sigmoid: sigmoid(z) * (1 - sigmoid(z))"],
      loses: [.item("d", points: 1), "e"]
    ),
    (
      edits: [
        "case .tanh: 1 - z * z": "case .tanh: 1 - tanh(z) * tanh(z)",
        "case .sigmoid: z * (1 - z)": "case .sigmoid: sigmoid(z) * (1 - sigmoid(z))",
      ], loses: [.item("d", points: 1), "e"]
    ))
  + Mistake.family(
    "slope-in-one-place-only",
    says:
      "The derivative of the activation is applied below the output layer only. Every hidden layer has it: ∂a = ∂z ⊙ act′(a).",
    (
      edits: [
        "gradOutput = gradInput * slope(of: activation, atOutput: layerInputs[layer])":
          "let isTop = layer == parameters.weights.count - 1\n    gradOutput = isTop ? gradInput * slope(of: activation, atOutput: layerInputs[layer]) : gradInput"
      ], loses: ["e"]
    ))
  + Mistake.family(
    "bias-gradient-of-one-example",
    says: "The bias gradients are those of one example. Each example of the batch adds to them.",
    (
      edits: ["= gradOutput.sum(axis: 0)": "= gradOutput.row(gradOutput.shape[0] - 1)"],
      loses: [.item("d", points: 1), "e", "f", "g"]
    ),
    (
      edits: ["= gradOutput.sum(axis: 0)": "= gradOutput.row(0)"],
      loses: [.item("d", points: 1), "e", "f", "g"]
    ))
  + Mistake.family(
    "bias-gradient-missing",
    says:
      "The bias of the output layer has no gradient: it stays as it is in every step. Its gradient is ∂a summed over the batch.",
    (
      edits: [
        "gradients.biases[layer] = gradOutput.sum(axis: 0)":
          "gradients.biases[layer] = gradOutput.sum(axis: 0) * (layer == parameters.weights.count - 1 ? 0 : 1)"
      ], loses: [.item("d", points: 1), "e"]
    ))
  + Mistake.family(
    "weight-gradients-transposed",
    says:
      "The weight gradients are transposed. A layer's weights have shape (outputs, inputs), and so has their gradient: ∂aᵀ·z.",
    (
      edits: [
        "matmul(gradOutput.transposed(), layerInputs[layer])":
          "matmul(layerInputs[layer].transposed(), gradOutput)"
      ],
      loses: [.item("d", points: 2), "e", "f", .item("g", byCrash: true), .item("h", byCrash: true)]
    ))
  + Mistake.family(
    "gradients-from-last-to-first",
    says: "The gradients come from the output layer to the first. They belong in the order of the layers.",
    (
      edits: [
        "  return gradients\n":
          "  return MLPParameters(weights: gradients.weights.reversed(), biases: gradients.biases.reversed())\n"
      ],
      loses: [.item("d", points: 3), "e", "f", .item("g", byCrash: true), .item("h", byCrash: true)]
    ))
  + Mistake.family(
    "weight-gradient-with-pre-activation",
    says:
      "The weight gradients above the first layer use the pre-activation of the layer below. Its output z, after the activation, is due.",
    (
      edits: [
        "matmul(gradOutput.transposed(), layerInputs[layer])":
          "matmul(\n      gradOutput.transposed(), layer == 0 ? layerInputs[0] : affine(layerInputs[layer - 1], parameters, layer - 1))"
      ], loses: [.item("d", points: 1), "e", "h"]
    ))

private let trainingFamilies: [Mistake] =
  Mistake.family(
    "gradients-never-reset",
    says:
      "Gradients of earlier steps are added to those of the next. Each step uses the gradient at the present parameters alone.",
    (
      edits: [
        "for _ in 0..<epochs {": "var total = zeros(like: parameters)\n    for _ in 0..<epochs {",
        "          activation: activation)\n        descend(&parameters, along: gradients, learningRate)":
          "          activation: activation)\n        descend(&total, along: gradients, -1)\n        descend(&parameters, along: total, learningRate)",
        "// MARK: - Forward and backward": accumulator,
      ], loses: ["h"]
    ))
  + Mistake.family(
    "binary-training-with-the-sum",
    says: "The binary training descends along the gradient of the sum. Its loss is a mean: 1/N is missing.",
    (
      edits: ["-y * sigmoid(-y * logits) / Double(data.labels.count)": "-y * sigmoid(-y * logits)"],
      loses: ["g"]
    ))
  + Mistake.family(
    "one-order-for-all-epochs",
    says: "Every epoch visits the examples in one order. Each has a new random one.",
    (
      edits: ["let order = rng.permutation(data.labels.count)": "let order = Array(0..<data.labels.count)"],
      loses: ["h"]
    ),
    (
      edits: [
        "    for _ in 0..<epochs {\n      let order = rng.permutation(data.labels.count)\n":
          "    let order = rng.permutation(data.labels.count)\n    for _ in 0..<epochs {\n"
      ], loses: ["h"]
    ))
  + Mistake.family(
    "one-step-an-epoch",
    says: "An epoch makes one step, along the gradient of all examples. Each batch makes one.",
    (
      edits: [
        "by: batchSize)": "by: max(1, order.count))", "min(start + batchSize, order.count)": "order.count",
      ], loses: ["h"]
    ))

/// A helper for a training that adds up gradients.
private let accumulator = """
  /// Zeros of the parameters' shapes.
  private func zeros(like parameters: MLPParameters) -> MLPParameters {
    MLPParameters(weights: parameters.weights.map { 0 * $0 }, biases: parameters.biases.map { 0 * $0 })
  }

  // MARK: - Forward and backward
  """
