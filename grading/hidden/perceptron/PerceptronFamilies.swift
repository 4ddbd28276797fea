import Checks

/// Further mistakes with the perceptron, those made in several ways among them.
let perceptronFamilies: [Mistake] =
  Mistake.family(
    "length-not-divided-by",
    says:
      "The lengths are missing from the denominator: a cosine is the dot product divided by both of them.",
    (edits: ["return product / lengths": "return product"], loses: ["a"]),
    (edits: ["return product / lengths": "return product / (try norm(a))"], loses: ["a"]),
    (edits: ["return product / lengths": "return product / (try norm(x))"], loses: ["a"]))
  + Mistake.family(
    "sum-of-absolute-values",
    says: "The norm is the sum of absolute values. The Euclidean one is √(a·a).",
    (edits: ["try dot(a, a).squareRoot()": "abs(a).sum()"], loses: ["a", "d"]))
  + Mistake.family(
    "zero-weights-accepted",
    says: "A distance is computed from zero weights, as 0/0. They have no decision boundary: throw.",
    (edits: ["guard length > 0 else": "guard length >= 0 else"], loses: ["d"]))
  + Mistake.family(
    "distance-without-sign",
    says:
      "The distance lost its sign, which tells the side of the boundary. Divide the score by ‖a‖, and take no absolute value.",
    (edits: ["return scores / length": "return abs(scores) / length"], loses: ["d"]))
  + Mistake.family(
    "bias-in-the-length",
    says: "The distance is divided by a length with the bias in it. It is ‖a‖ alone, that of the weights.",
    (
      edits: ["return scores / length": "return scores / (length * length + b * b).squareRoot()"],
      loses: ["d"]
    ))
  + Mistake.family(
    "update-by-prediction",
    says: """
      Whether an example updates is decided by the predicted class, so that a negative example with score 0 counts as \
      right. Update where y·(a·x + b) ≤ 0.
      """,
    (
      edits: ["guard Double(label) * score <= 0 else": "guard (score > 0 ? 1 : -1) != label else"],
      loses: ["e"]
    ),
    (
      edits: ["guard Double(label) * score <= 0 else": "guard (score >= 0 ? 1 : -1) != label else"],
      loses: ["e"]
    ))
  + Mistake.family(
    "scaled-update",
    says: "The updates are scaled by a learning rate. The perceptron adds y·x and y themselves.",
    (
      edits: [
        "+= Double(label) * example": "+= 0.1 * Double(label) * example",
        "fit.bias += Double(label)": "fit.bias += 0.1 * Double(label)",
      ], loses: ["e"]
    ),
    (
      edits: [
        "+= Double(label) * example": "+= 0.5 * Double(label) * example",
        "fit.bias += Double(label)": "fit.bias += 0.5 * Double(label)",
      ], loses: ["e"]
    ),
    (edits: ["+= Double(label) * example": "+= 0.1 * Double(label) * example"], loses: ["e"]))
  + Mistake.family(
    "bias-update-without-label",
    says: "The bias moves the wrong way. An update adds the label: b ← b + y.",
    (edits: ["fit.bias += Double(label)": "fit.bias += 1"], loses: ["e", "f"]),
    (edits: ["fit.bias += Double(label)": "fit.bias -= Double(label)"], loses: ["e", "f"]))
  + Mistake.family(
    "one-epoch-too-many",
    says: "Training makes one epoch more than `maxEpochs` allows.",
    (edits: ["fit.epochs < maxEpochs": "fit.epochs <= maxEpochs"], loses: ["g"]))
  + Mistake.family(
    "updates-counted-once-an-epoch",
    says: "`updates` counts epochs in which something was updated. It is the number of all updates.",
    (
      edits: ["        fit.updates += 1\n": "        fit.updates = updatesBefore + 1\n"], loses: ["e"]
    ))
