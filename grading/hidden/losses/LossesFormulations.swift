import Checks

/// Other formulations of the losses: as the lecture writes them.
let lossesFormulations: [Mistake] = [
  .formulation(
    "of-the-lecture",
    edits: [
      "maximum(0, 1 - (2 * y - 1) * w)": "y * maximum(0, 1 - w) + (1 - y) * maximum(0, 1 + w)",
      "softplus((1 - 2 * y) * w)": "-y * w + softplus(w)",
      "reduced(logSumExp(w) - entries(of: w, at: gold), by: reduction)":
        "reduced(-entries(of: w - logSumExp(w).expanded(axis: 1), at: gold), by: reduction)",
      "let softmax = exp(w - logSumExp(w).expanded(axis: 1))": """
      // says: e = "the exponential of a logit"
          // says: e.sum(axis: 1, keepDims: true) = "the sum of the exponentials"
          let e = exp(w - w.max(axis: 1, keepDims: true))
          let softmax = e / e.sum(axis: 1, keepDims: true)
      """,
      "case .mean: Tensor(values.mean())": "case .mean: Tensor(values.sum() / Double(values.count))",
    ])
]
