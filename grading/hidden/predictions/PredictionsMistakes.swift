import Checks

/// Mistakes that students make with predictions.
let predictionsMistakes: [Mistake] = [
  Mistake(
    "no-maximum-subtracted",
    edit: "let largest = w.max(axis: -1, keepDims: true)",
    becomes: "let largest = Tensor.zeros(w.shape.dropLast() + [1])",
    loses: ["a", "b", "c"],
    says: "e^w overflows for large logits. Subtract the largest logit of the row first: nothing else changes."
  ),
  Mistake(
    "maximum-not-added-back",
    edit: "keepDims: true)) + largest).squeezed",
    becomes: "keepDims: true))).squeezed",
    loses: ["a"],
    says: "The largest logit is subtracted, but not added back: log Σ e^w = m + log Σ e^(w − m)."),
  Mistake(
    "softmax-over-everything",
    edit: "let e = exp(try shiftedRows(w).shifted)\n    return e / e.sum(axis: -1, keepDims: true)",
    becomes: "let e = exp(w - w.max())\n    return e / e.sum()",
    loses: ["b", "d"],
    says: "The softmax runs over the whole tensor. Every row along the last axis has a sum of its own."),
  Mistake(
    "softmax-over-batch",
    edit: "let e = exp(try shiftedRows(w).shifted)\n    return e / e.sum(axis: -1, keepDims: true)",
    becomes: "let e = exp(w - w.max(axis: 0, keepDims: true))\n    return e / e.sum(axis: 0, keepDims: true)",
    loses: ["b", "d"],
    says: "The softmax runs over the first axis, the batch. It belongs to the last axis, the classes."),
  Mistake(
    "log-of-softmax",
    edit: "return shifted - log(exp(shifted).sum(axis: -1, keepDims: true))",
    becomes: "return log(exp(shifted) / exp(shifted).sum(axis: -1, keepDims: true))",
    loses: ["c"],
    says: "The logarithm of a probability that is rounded to 0 is −∞. Compute w − logSumExp(w) instead."),
  Mistake(
    "diagonal-only",
    edit: "return p * (v - (p * v).sum(axis: -1, keepDims: true))",
    becomes: "return p * (1 - p) * v",
    loses: ["d"],
    says: "Only the diagonal p(1 − p) of the Jacobian is used. A logit changes all probabilities of its row."),
  Mistake(
    "sum-term-missing",
    edit: "return p * (v - (p * v).sum(axis: -1, keepDims: true))",
    becomes: "return p * v",
    loses: ["d"],
    says: "The gradient is p·v; the term −p·Σ p v of the softmax's denominator is missing."),
  Mistake(
    "upstream-ignored",
    edit: "return p * (v - (p * v).sum(axis: -1, keepDims: true))",
    becomes: "return p * (1 - p)",
    loses: ["d"],
    says: "The gradient does not depend on gradOutput: p(1 − p) is a derivative, not yet a gradient."),
  Mistake(
    "softmax-twice",
    edit: "let p = try softmax(w)",
    becomes: "let p = try softmax(softmax(w))",
    loses: ["d"],
    says: "The softmax is applied twice in its gradient. The argument w holds logits, not probabilities."),
  Mistake(
    "tie-negative",
    edit: "$0 >= 0",
    becomes: "$0 > 0",
    loses: ["e"],
    says:
      "A score of exactly 0 is predicted as the negative class. Here w ≥ 0 is positive, unlike with the perceptron."
  ),
  Mistake(
    "signed-as-zero-one",
    edit: "$0 ? 1 : -1",
    becomes: "$0 ? 1 : 0",
    loses: ["e"],
    says: "predictSigned returns 0 for the negative class. Its classes are −1 and +1."),
  Mistake(
    "bernoulli-overflow",
    edit: "return e.replacing(with: 1, where: w .>= 0) / (1 + e)",
    becomes: "return exp(w) / (1 + exp(w))",
    loses: ["f"],
    says: "e^w overflows for large w, and ∞/∞ is NaN. Use e^w only where w is negative, e^(−w) elsewhere."),
  Mistake(
    "bernoulli-class-zero",
    edit: "where: w .>= 0)",
    becomes: "where: w .< 0)",
    loses: ["f"],
    says: "This is the probability of class 0. The probability of class 1 grows with w."),
  Mistake(
    "last-among-equals",
    edit: "return w.argmax(axis: 1)",
    becomes: "return w.flipped(axis: 1).argmax(axis: 1).map { w.shape[1] - 1 - $0 }",
    loses: ["g"],
    says: "Among equal scores the highest index is chosen. The lowest one is due."),
  Mistake(
    "classes-from-one",
    edit: "func predictClass(_ w: Tensor) throws -> [Int] {\n    try largestColumns(w)",
    becomes: "func predictClass(_ w: Tensor) throws -> [Int] {\n    try largestColumns(w).map { $0 + 1 }",
    loses: ["g"],
    says: "Classes are counted from 1. They are indices 0…K−1."),
  Mistake(
    "regression-squashed",
    edit: "func predictRegression(_ w: Tensor) throws -> Tensor {\n    w",
    becomes: "func predictRegression(_ w: Tensor) throws -> Tensor {\n    maximum(w, 0)",
    loses: ["h"],
    says: "Negative outputs become 0. The prediction of a regression is w itself, without any function."),
]
