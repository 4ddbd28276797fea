import Checks

/// Further mistakes with predictions, those made in several ways among them.
let predictionsFamilies: [Mistake] =
  Mistake.family(
    "logits-clipped",
    says:
      "Large logits are clipped, which changes what comes out. Subtract the largest logit of the row instead: nothing else changes.",
    (
      edits: [
        "let largest = w.max(axis: -1, keepDims: true)":
          "let w = w.map { min(max($0, -500), 500) }\n    let largest = Tensor.zeros(w.shape.dropLast() + [1])"
      ], loses: ["a", "b", "c"]
    ),
    (
      edits: [
        "let largest = w.max(axis: -1, keepDims: true)":
          "let w = w.map { min(max($0, -700), 700) }\n    let largest = Tensor.zeros(w.shape.dropLast() + [1])"
      ], loses: ["a", "b", "c"]
    ))
  + Mistake.family(
    "maximum-of-everything",
    says: """
      The largest logit of the whole tensor is subtracted. In a row that lies far below it every exponential becomes 0: \
      subtract the largest one of each row.
      """,
    (
      edits: [
        "let largest = w.max(axis: -1, keepDims: true)":
          "let largest = Tensor.full(w.shape.dropLast() + [1], w.max())"
      ],
      loses: ["a", "b", "c"]
    ))
  + Mistake.family(
    "log-softmax-over-other-entries",
    says:
      "The logarithm of the softmax runs over the batch, or over everything. It belongs to the last axis, the classes.",
    (
      edits: [
        "let shifted = try shiftedRows(w).shifted\n    return shifted - log(exp(shifted).sum(axis: -1, keepDims: true))":
          "let shifted = w - w.max(axis: 0, keepDims: true)\n    return shifted - log(exp(shifted).sum(axis: 0, keepDims: true))"
      ], loses: ["c"]
    ),
    (
      edits: [
        "let shifted = try shiftedRows(w).shifted\n    return shifted - log(exp(shifted).sum(axis: -1, keepDims: true))":
          "let shifted = w - w.max()\n    return shifted - log(Tensor(exp(shifted).sum()))"
      ], loses: ["c"]
    ))
  + Mistake.family(
    "inner-product-over-other-entries",
    says:
      "The inner product Σ p·v of the gradient runs over the batch, or over everything. Each row has one of its own.",
    (edits: ["(p * v).sum(axis: -1, keepDims: true))\n": "(p * v).sum())\n"], loses: ["d"]),
    (
      edits: ["(p * v).sum(axis: -1, keepDims: true))\n": "(p * v).sum(axis: 0, keepDims: true))\n"],
      loses: ["d"]
    ))
  + Mistake.family(
    "mean-for-the-inner-product",
    says:
      "The gradient subtracts a mean: of p·v, or of v. It is the sum Σ p·v of the row that is subtracted.",
    (
      edits: ["(p * v).sum(axis: -1, keepDims: true))\n": "(p * v).mean(axis: -1, keepDims: true))\n"],
      loses: ["d"]
    ),
    (
      edits: ["(p * v).sum(axis: -1, keepDims: true))\n": "v.mean(axis: -1, keepDims: true))\n"], loses: ["d"]
    ),
    (edits: ["(p * v).sum(axis: -1, keepDims: true))\n": "v.sum(axis: -1, keepDims: true))\n"], loses: ["d"]))
  + Mistake.family(
    "gradient-of-the-log-softmax",
    says:
      "This is the gradient of the logarithm of the softmax, v − p·Σv. That of the softmax is p·(v − Σ p·v).",
    (
      edits: [
        "return p * (v - (p * v).sum(axis: -1, keepDims: true))":
          "return v - p * v.sum(axis: -1, keepDims: true)"
      ],
      loses: ["d"]
    ))
  + Mistake.family(
    "outer-factor-missing",
    says: "The factor p in front is missing: the gradient is p·(v − Σ p·v).",
    (
      edits: [
        "return p * (v - (p * v).sum(axis: -1, keepDims: true))":
          "return v - (p * v).sum(axis: -1, keepDims: true)"
      ],
      loses: ["d"]
    ))
  + Mistake.family(
    "inner-product-with-its-sign",
    says: "The sum Σ p·v is added. It is subtracted: p·(v − Σ p·v).",
    (
      edits: ["return p * (v - (p * v).sum": "return p * (v + (p * v).sum"], loses: ["d"]
    ))
  + Mistake.family(
    "tie-negative-in-one",
    says:
      "A score of exactly 0 is predicted as the negative class. Here w ≥ 0 is positive, unlike with the perceptron.",
    (
      edits: [
        "try isPositive(w).map { $0 ? 1 : 0 }":
          "try requireVector(w)\n    return w.storage.map { $0 > 0 ? 1 : 0 }"
      ],
      loses: ["e"]
    ),
    (
      edits: [
        "try isPositive(w).map { $0 ? 1 : -1 }":
          "try requireVector(w)\n    return w.storage.map { $0 > 0 ? 1 : -1 }"
      ],
      loses: ["e"]
    ))
  + Mistake.family(
    "zero-is-a-class",
    says: "A score of exactly 0 is predicted as 0, the sign of w. It belongs to class +1.",
    (
      edits: [
        "try isPositive(w).map { $0 ? 1 : -1 }":
          "try requireVector(w)\n    return w.storage.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }"
      ],
      loses: ["e"]
    ))
  + Mistake.family(
    "probability-threshold",
    says: "Scores are compared with ½, as if they were probabilities. A score of 0 is the boundary.",
    (edits: ["$0 >= 0": "$0 >= 0.5"], loses: ["e"]),
    (edits: ["$0 >= 0": "$0 > 0.5"], loses: ["e"]))
  + Mistake.family(
    "softmax-of-the-batch",
    says:
      "The probabilities of the examples are those of one softmax and add up to 1. Each example has a sigmoid of its own.",
    (
      edits: [
        "let e = exp(-abs(w))\n    return e.replacing(with: 1, where: w .>= 0) / (1 + e)":
          "return try softmax(w)"
      ], loses: ["f"]
    ))
  + Mistake.family(
    "largest-of-each-column",
    says: "The largest score is searched over the examples. It is that of each row, over the classes.",
    (edits: ["return w.argmax(axis: 1)": "return w.argmax(axis: 0)"], loses: ["g"]))
  + Mistake.family(
    "smallest-score",
    says: "The class with the smallest score is predicted. The largest one is due.",
    (edits: ["return w.argmax(axis: 1)": "return w.argmin(axis: 1)"], loses: ["g"]))
  + Mistake.family(
    "probabilities-for-one-hot",
    says:
      "The rows are probabilities, or mark every class that ties. A one-hot row has a single 1, at the predicted class.",
    (
      edits: [
        ".oneHot(try largestColumns(w), classes: w.shape[1])":
          "try largestColumns(w).isEmpty ? w : softmax(w)"
      ],
      loses: ["g"]
    ),
    (
      edits: [
        ".oneHot(try largestColumns(w), classes: w.shape[1])":
          "try largestColumns(w).isEmpty ? w : w .== w.max(axis: 1, keepDims: true)"
      ],
      loses: ["g"]
    ))
  + Mistake.family(
    "regression-through-a-function",
    says: "The output passes through a function. The prediction of a regression is w itself.",
    (
      edits: [
        "func predictRegression(_ w: Tensor) throws -> Tensor {\n    w":
          "func predictRegression(_ w: Tensor) throws -> Tensor {\n    1 / (1 + exp(-w))"
      ],
      loses: ["h"]
    ),
    (
      edits: [
        "func predictRegression(_ w: Tensor) throws -> Tensor {\n    w":
          "func predictRegression(_ w: Tensor) throws -> Tensor {\n    w.map { $0.rounded() }"
      ],
      loses: ["h"]
    ))
