import Checks

/// Further mistakes with multiclass losses.
let multiclassFamilies: [Mistake] =
  Mistake.family(
    "half-of-the-hinge-gradient",
    says:
      "The gradient of the multiclass hinge has two entries in a row, −1 at the gold class and +1 at the best wrong one. One of them is missing.",
    (edits: ["direction * (violation .> 0)": "-isGold * (violation .> 0)"], loses: ["e", "h"]),
    (edits: ["direction * (violation .> 0)": "(direction + isGold) * (violation .> 0)"], loses: ["e", "h"]))
  + Mistake.family(
    "margin-ignored",
    says: "The multiclass hinge does not depend on `margin`: the 1 of the lecture stands in its place.",
    (edits: ["let violation = margin + (direction": "let violation = 1 + (direction"], loses: ["e"]))
  + Mistake.family(
    "smallest-wrong-class",
    says: "The runner-up is not the best wrong class: the one with the highest score among j ≠ y is due.",
    (
      edits: [
        "let others = w.replacing(with: -.infinity, where: isGold)":
          "let others = -w.replacing(with: .infinity, where: isGold)"
      ],
      loses: ["e", "h"]
    ))
  + Mistake.family(
    "log-of-a-rounded-softmax",
    says:
      "The logarithm of a softmax that is rounded to 0 is −∞. Compute log Σ e^w − w_y, with the row's maximum taken out.",
    (
      edits: [
        "reduced(logSumExp(w) - entries(of: w, at: gold), by: reduction)":
          "reduced(-log(entries(of: exp(w - logSumExp(w).expanded(axis: 1)), at: gold)), by: reduction)"
      ], loses: ["f"]
    ))
  + Mistake.family(
    "softmax-over-the-batch",
    says:
      "The sum of exponentials runs over the batch. Each example has a softmax of its own, over the classes.",
    (
      edits: [
        "let softmax = exp(w - logSumExp(w).expanded(axis: 1))":
          "let e = exp(w - w.max(axis: 0, keepDims: true))\n    let softmax = e / e.sum(axis: 0, keepDims: true)"
      ], loses: ["f", "h"]
    ),
    (
      edits: [
        "let softmax = exp(w - logSumExp(w).expanded(axis: 1))":
          "let e = exp(w - w.max())\n    let softmax = e / e.sum()"
      ], loses: ["f", "h"]
    ))

/// Further mistakes with regression losses and with reductions.
let regressionFamilies: [Mistake] =
  Mistake.family(
    "half-in-the-quadratic-loss",
    says: "Your quadratic loss has a factor ½. The lecture's form is (y − w)².",
    (
      edits: [
        "reduced(error * error, by": "reduced(0.5 * error * error, by",
        "scaled(2 * (try residual(w, gold: gold)), for": "scaled(try residual(w, gold: gold), for",
      ], loses: [.item("g", points: 1)]
    ),
    (
      edits: ["reduced(error * error, by": "reduced(0.5 * error * error, by"],
      loses: [.item("g", points: 1)]
    ))
  + Mistake.family(
    "one-gradient-with-respect-to-gold",
    says:
      "The gradient of a regression loss has the wrong sign: it is with respect to the gold value. The model moves its prediction w.",
    (
      edits: ["scaled(2 * (try residual(w, gold: gold))": "scaled(-2 * (try residual(w, gold: gold))"],
      loses: [.item("g", points: 1)]
    ),
    (
      edits: ["scaled(sign(try residual(w, gold: gold))": "scaled(-sign(try residual(w, gold: gold))"],
      loses: [.item("g", points: 1)]
    ))
  + Mistake.family(
    "slope-where-nothing-is-missed",
    says:
      "Where the prediction equals the gold value the gradient of the absolute loss is pinned to 0; yours is ±1 there.",
    (
      edits: [
        "scaled(sign(try residual(w, gold: gold))": "scaled(2 * ((try residual(w, gold: gold)) .>= 0) - 1"
      ], loses: [.item("g", points: 1)]
    ),
    (
      edits: [
        "scaled(sign(try residual(w, gold: gold))": "scaled(2 * ((try residual(w, gold: gold)) .> 0) - 1"
      ], loses: [.item("g", points: 1)]
    ))
  + Mistake.family(
    "gradient-without-its-sign",
    says:
      "The gradient of a regression loss has lost its sign, or its size: it is 2(w − y) for the square and the sign of w − y for the absolute value.",
    (
      edits: ["scaled(2 * (try residual(w, gold: gold))": "scaled(2 * abs(try residual(w, gold: gold))"],
      loses: [.item("g", points: 1)]
    ),
    (
      edits: ["scaled(sign(try residual(w, gold: gold)), for": "scaled(try residual(w, gold: gold), for"],
      loses: [.item("g", points: 1)]
    ))
  + Mistake.family(
    "reductions-exchanged",
    says:
      "`.sum` and `.mean` do not return what they are called: the mean is the sum divided by the number of examples.",
    (edits: ["case .sum: Tensor(values.sum())": "case .sum: Tensor(values.mean())"], loses: ["h"]),
    (
      edits: [
        "case .sum: Tensor(values.sum())": "case .sum: Tensor(values.mean() * 1)",
        "case .mean: Tensor(values.mean())": "case .mean: Tensor(values.sum())",
      ],
      loses: ["h"]
    ))
