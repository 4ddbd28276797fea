import Checks

/// Further mistakes with predictions, those made in several ways among them.
let predictionsFamilies: [Mistake] = softmaxFamilies + classFamilies

private let softmaxFamilies: [Mistake] =
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
