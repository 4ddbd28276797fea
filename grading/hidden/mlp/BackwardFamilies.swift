import Checks

/// Further mistakes on the way back.
let backwardFamilies: [Mistake] =
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
