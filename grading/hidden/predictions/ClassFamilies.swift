import Checks

/// Further mistakes with the functions that predict a class, a probability or a number.
let classFamilies: [Mistake] =
  Mistake.family(
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
