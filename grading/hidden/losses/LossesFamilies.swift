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
