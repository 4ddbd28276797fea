import Checks

/// Mistakes that students make with the perceptron.
let perceptronMistakes: [Mistake] = [
  Mistake(
    "tie-positive",
    edit: "$0 > 0 ? 1 : -1",
    becomes: "$0 >= 0 ? 1 : -1",
    loses: ["c"],
    says: "A score of exactly 0 is predicted as +1. The perceptron's tie goes to −1: +1 needs a score > 0."),
  Mistake(
    "probability-threshold",
    edit: "$0 > 0 ? 1 : -1",
    becomes: "$0 > 0.5 ? 1 : -1",
    loses: ["c", "h"],
    says: "Scores are compared with ½, as if they were probabilities. The boundary is where the score is 0."),
  Mistake(
    "classes-zero-one",
    edit: "$0 > 0 ? 1 : -1",
    becomes: "$0 > 0 ? 1 : 0",
    loses: ["c", "h"],
    says: "The negative class is predicted as 0. The perceptron's classes are −1 and +1."),
  Mistake(
    "squared-norm",
    edit: "try dot(a, a).squareRoot()",
    becomes: "try dot(a, a)",
    loses: ["a", "d"],
    says: "The norm lacks its square root: what is returned is ‖a‖²."),
  Mistake(
    "zero-vector-accepted",
    edit: "guard lengths > 0 else",
    becomes: "guard lengths >= 0 else",
    loses: ["a"],
    says: "The cosine with a zero vector is computed as 0/0. A zero vector has no direction: throw."),
  Mistake(
    "score-without-bias",
    edit: "return matmul(x, a) + b",
    becomes: "return matmul(x, a)",
    loses: ["b", "c", "d", "h"],
    says: "The bias is missing from the score a·x + b."),
  Mistake(
    "distance-not-normalised",
    edit: "return scores / length",
    becomes: "return scores",
    loses: ["d"],
    says: "The signed distance is the score itself. Divide by ‖a‖ to measure in units of length."),
  Mistake(
    "no-bias-update",
    edit: "        fit.bias += Double(label)\n",
    becomes: "",
    loses: ["e", "f"],
    says: "The bias never changes. An update moves both: a ← a + y·x and b ← b + y."),
  Mistake(
    "update-without-label",
    edit: "fit.weights += Double(label) * example",
    becomes: "fit.weights += example",
    loses: ["e", "f"],
    says: "Weights move towards every misclassified example. The update is y·x: away from it when y = −1."),
  Mistake(
    "ties-not-updated",
    edit: "guard Double(label) * score <= 0 else",
    becomes: "guard Double(label) * score < 0 else",
    loses: ["e", "f", "g"],
    says: "Only y·(a·x + b) < 0 updates. At the start every score is 0, so nothing is learnt: use ≤ 0."),
  Mistake(
    "updates-on-correct",
    edit: "guard Double(label) * score <= 0 else",
    becomes: "guard Double(label) * score >= 0 else",
    loses: ["e", "f"],
    says: "Examples that are classified correctly cause the updates. Update where y·(a·x + b) ≤ 0."),
  Mistake(
    "reversed-order",
    edit: "in y.enumerated()",
    becomes: "in y.enumerated().reversed()",
    loses: ["e"],
    says: "The examples are visited from last to first. Go through them in the given order."),
  Mistake(
    "last-epoch-not-counted",
    edit: "fit.epochs += 1",
    becomes: "fit.epochs += fit.updates == updatesBefore ? 0 : 1",
    loses: ["e"],
    says: "The last epoch, the one without an update, is not counted. It is an epoch like the others."),
  Mistake(
    "labels-not-checked",
    edit: "$0 == 1 || $0 == -1",
    becomes: "$0 == 1 || $0 == -1 || $0 == 0",
    loses: ["e"],
    says: "A label 0 is accepted. With y = 0 an update changes nothing, so it never ends: throw."),
  Mistake(
    "always-converged",
    edit: "fit.converged = fit.updates == updatesBefore",
    becomes: "fit.converged = fit.updates == updatesBefore || fit.epochs == maxEpochs",
    loses: ["g"],
    says: "Training that is stopped by maxEpochs is reported as converged."),
  Mistake(
    "updates-at-the-end-of-the-epoch",
    edit: """
            for (index, label) in y.enumerated() {
              let example = x.row(index)
              let score = try dot(fit.weights, example) + fit.bias
      """,
    becomes: """
            let (weights, bias) = (fit.weights, fit.bias)
            for (index, label) in y.enumerated() {
              let example = x.row(index)
              let score = try dot(weights, example) + bias
      """,
    loses: ["e"],
    says: """
      All examples of an epoch are scored with the weights from its beginning. Update at once: the next example is scored \
      with the new weights.
      """),
]
