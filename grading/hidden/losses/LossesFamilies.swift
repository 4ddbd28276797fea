import Checks

/// Further mistakes with losses, those made in several ways among them.
let lossesFamilies: [Mistake] = binaryFamilies + multiclassFamilies + regressionFamilies

private let binaryFamilies: [Mistake] =
  Mistake.family(
    "nll-signed-gradient-with-01-labels",
    says: """
      The gradient of the 0/1 negative log-likelihood uses the formula for labels −1 and +1: it vanishes for every negative \
      example, y = 0. It is σ(w) − y.
      """,
    (
      edits: ["scaled(sigmoid(w) - y, for: reduction)": "scaled(-y * sigmoid(-1 * y * w), for: reduction)"],
      loses: ["c", "h"]
    ))
  + Mistake.family(
    "gradient-at-another-corner",
    says:
      "At a hinge's corner, where the loss is just 0, the gradient is pinned to 0; you return that of the slope.",
    (edits: ["(1 - sign * w .> 0)": "(1 - sign * w .>= 0)"], loses: ["a"]),
    (edits: ["(violation .> 0)": "(violation .>= 0)"], loses: ["e"]))
  + Mistake.family(
    "hinge-not-cut-at-zero",
    says:
      "A hinge loss becomes negative for examples that are right by more than the margin. It is max(0, …).",
    (edits: ["maximum(0, 1 - (2 * y - 1) * w)": "1 - (2 * y - 1) * w"], loses: ["a", "h"]),
    (edits: ["maximum(0, 1 - y * w)": "1 - y * w"], loses: ["b", "h"]),
    (edits: ["return (maximum(0, violation)": "return (violation"], loses: ["e", "h"]))
  + Mistake.family(
    "hinge-without-margin",
    says: "The margin is missing: this is max(0, −y·w), the perceptron's loss. The hinge has the 1.",
    (
      edits: [
        "maximum(0, 1 - (2 * y - 1) * w)": "maximum(0, -(2 * y - 1) * w)",
        "(1 - sign * w .> 0)": "(-sign * w .> 0)",
      ],
      loses: ["a", "h"]
    ),
    (
      edits: [
        "maximum(0, 1 - y * w)": "maximum(0, -y * w)",
        "scaled(-y * (1 - y * w .> 0)": "scaled(-y * (-y * w .> 0)",
      ],
      loses: ["b", "h"]
    ))
  + Mistake.family(
    "hinge-gradient-never-zero-binary",
    says: "The gradient of a binary hinge is not 0 where the loss is 0: the condition y·w < 1 is missing.",
    (edits: ["scaled(-sign * (1 - sign * w .> 0), for": "scaled(-sign, for"], loses: ["a", "h"]),
    (edits: ["scaled(-y * (1 - y * w .> 0), for": "scaled(-y, for"], loses: ["b", "h"]))
  + Mistake.family(
    "nll-formula-overflows",
    says:
      "−y·w + log(1 + e^w) as it stands overflows for large w, because e^w does. Write log(1 + e^w) without it.",
    (edits: ["softplus((1 - 2 * y) * w)": "log(1 + exp(w)) - y * w"], loses: ["c"]))
  + Mistake.family(
    "log-of-a-rounded-probability",
    says:
      "The logarithm of a probability that is rounded to 0 is −∞. Compute the loss from the logit, not from σ(w).",
    (
      edits: [
        "softplus((1 - 2 * y) * w)":
          "-(y * log(1 / (1 + exp(-w))) + (1 - y) * log(1 - 1 / (1 + exp(-w))))"
      ], loses: ["c"]
    ))
  + Mistake.family(
    "sigmoid-overflows",
    says:
      "The sigmoid in a gradient becomes NaN for large logits: ∞/∞. Write it so that no exponent is positive.",
    (edits: ["exp(-softplus(-u))": "exp(u) / (1 + exp(u))"], loses: ["c", "d"]))
  + Mistake.family(
    "nll-gradient-without-label",
    says:
      "The gradient of the 0/1 negative log-likelihood is σ(w) alone: the label is missing. It is σ(w) − y.",
    (edits: ["scaled(sigmoid(w) - y, for": "scaled(sigmoid(w), for"], loses: ["c", "h"]))
  + Mistake.family(
    "nll-gradient-uphill",
    says: "The gradient of a negative log-likelihood has the wrong sign: it is that of the log-likelihood.",
    (edits: ["scaled(sigmoid(w) - y, for": "scaled(y - sigmoid(w), for"], loses: ["c", "h"]),
    (edits: ["scaled(-y * sigmoid(-y * w), for": "scaled(y * sigmoid(-y * w), for"], loses: ["d", "h"]),
    (
      edits: [
        "scaled(softmax - Tensor.oneHot(gold, classes: w.shape[1])":
          "scaled(Tensor.oneHot(gold, classes: w.shape[1]) - softmax"
      ],
      loses: ["f", "h"]
    ))

private let multiclassFamilies: [Mistake] =
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

private let regressionFamilies: [Mistake] =
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
