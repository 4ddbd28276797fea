import Checks

/// Other formulations of the predictions: one function by way of another.
let predictionsFormulations: [Mistake] = [
  .formulation(
    "by-the-logarithm",
    edits: [
      "let e = exp(try shiftedRows(w).shifted)\n    return e / e.sum(axis: -1, keepDims: true)":
        "exp(try logSoftmax(w))",
      "let shifted = try shiftedRows(w).shifted\n    return shifted - log(exp(shifted).sum(axis: -1, keepDims: true))":
        """
      // says: logSumExp(w) = "log Σ e^w"
          w - (try logSumExp(w)).expanded(axis: -1)
      """,
      "return p * (v - (p * v).sum(axis: -1, keepDims: true))":
        "return p * v - p * (p * v).sum(axis: -1, keepDims: true)",
    ])
]
