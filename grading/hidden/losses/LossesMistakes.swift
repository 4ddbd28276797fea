import Checks

/// Mistakes that students make with losses.
let lossesMistakes: [Mistake] = [
  Mistake(
    "signed-formula-with-01-labels",
    edit: "maximum(0, 1 - (2 * y - 1) * w)", becomes: "maximum(0, 1 - y * w)", loses: ["a", "h"],
    says: """
      Your 0/1 hinge uses the formula for labels −1 and +1: with y = 0 every negative example costs 1, whatever \
      its score. Map the label first: 2y − 1.
      """),
  Mistake(
    "signed-gradient-with-01-labels",
    edit: "let sign = 2 * y - 1", becomes: "let sign = y", loses: ["a", "h"],
    says: """
      The gradient of your 0/1 hinge is 0 for every negative example: with y = 0 the formula for labels −1 and +1 \
      vanishes. Map the label first: 2y − 1.
      """),
  Mistake(
    "nll-signed-formula-with-01-labels",
    edit: "softplus((1 - 2 * y) * w)", becomes: "softplus(-y * w)", loses: ["c", "h"],
    says: """
      Your 0/1 negative log-likelihood uses the formula for labels −1 and +1: with y = 0 every negative example \
      costs log 2, whatever its score.
      """),
  Mistake(
    "gradient-at-the-corner",
    edit: "scaled(-y * (1 - y * w .> 0), for: reduction)",
    becomes: "scaled(-y * (1 - y * w .>= 0), for: reduction)", loses: ["b"],
    says: "At the hinge's corner, y·w = 1, the gradient is pinned to 0; you return −y there."),
  Mistake(
    "hinge-gradient-without-label",
    edit: "scaled(-y * (1 - y * w .> 0), for: reduction)",
    becomes: "scaled(-1 * (1 - y * w .> 0), for: reduction)", loses: ["b", "h"],
    says: """
      The gradient of your ±1 hinge is −1 for every example within the margin. It is −y there: a negative example's \
      score has to fall.
      """),
  Mistake(
    "softplus-overflows",
    edit: "maximum(0, u) + log1p(exp(-abs(u)))", becomes: "log(1 + exp(u))",
    loses: ["c", "d"],
    says: """
      log(1 + e^u) overflows for large u, because e^u does. Take the large part out first, so that the exponent \
      is never positive.
      """),
  Mistake(
    "nll-gradient-of-the-right-class",
    edit: "scaled(-y * sigmoid(-y * w), for: reduction)",
    becomes: "scaled(-y * sigmoid(y * w), for: reduction)", loses: ["d", "h"],
    says: """
      The gradient of the ±1 negative log-likelihood is −y·σ(−y·w): large where the example is on the wrong side. \
      Yours has σ(y·w), large where it is right.
      """),
  Mistake(
    "hinge-summed-over-classes",
    edit: """
        let direction = Tensor.oneHot(others.argmax(axis: 1), classes: classes) - isGold
        let violation = margin + (direction * w).sum(axis: 1)
        return (maximum(0, violation), direction * (violation .> 0).expanded(axis: 1))
      """,
    becomes: """
        let violations = margin + others - (isGold * w).sum(axis: 1, keepDims: true)
        let isViolated = violations .> 0
        let direction = isViolated - isGold * isViolated.sum(axis: 1, keepDims: true)
        return (maximum(0, violations).sum(axis: 1), direction)
      """,
    loses: ["e"],
    says: """
      Your multiclass hinge sums over all wrong classes. The lecture's form has one runner-up: the wrong class \
      with the highest score.
      """),
  Mistake(
    "gold-class-as-runner-up",
    edit: "let others = w.replacing(with: -.infinity, where: isGold)", becomes: "let others = w",
    loses: ["e", "h"],
    says: """
      Your runner-up may be the gold class itself, so that a right answer still costs the margin. The maximum \
      runs over j ≠ y.
      """),
  Mistake(
    "hinge-gradient-never-zero",
    edit: "direction * (violation .> 0).expanded(axis: 1))", becomes: "direction)", loses: ["e", "h"],
    says: """
      The gradient of your multiclass hinge is −e_y + e_j* for every example. Where the loss is 0 the gradient \
      is 0.
      """),
  Mistake(
    "logsumexp-overflows",
    edit: "let maxima = w.max(axis: 1, keepDims: true)",
    becomes: "let maxima = Tensor.zeros([w.shape[0], 1])",
    loses: ["f"],
    says:
      "log Σ e^w overflows for large logits. Subtract each row's maximum before exp, and add it after log."),
  Mistake(
    "one-hot-not-subtracted",
    edit: "scaled(softmax - Tensor.oneHot(gold, classes: w.shape[1]), for: reduction)",
    becomes: "scaled(softmax, for: reduction)", loses: ["f", "h"],
    says: "Your gradient is softmax(w) alone: the term of −w_y is missing. Its rows ought to sum to 0."),
  Mistake(
    "quadratic-gradient-without-two",
    edit: "scaled(2 * (try residual(w, gold: gold)), for: reduction)",
    becomes: "scaled(try residual(w, gold: gold), for: reduction)", loses: [.item("g", points: 1)],
    says: "The quadratic loss has no factor ½, so its gradient is 2(w − y): yours is half of that."),
  Mistake(
    "gradient-with-respect-to-gold",
    edit: "return w - gold", becomes: "return gold - w", loses: [.item("g", points: 1)],
    says: """
      Your regression gradients have the wrong sign: they are with respect to the gold value. The model moves \
      its prediction w.
      """),
  Mistake(
    "mean-with-gradient-of-sum",
    edit: "reduction == .mean ? gradient / Double(gradient.shape[0]) : gradient", becomes: "gradient",
    loses: ["h"],
    says: "With `.mean` the value is divided by N, so the gradient is too; yours is the gradient of the sum."),
  Mistake(
    "mean-over-entries",
    edit: "gradient / Double(gradient.shape[0])", becomes: "gradient / Double(gradient.count)", loses: ["h"],
    says: """
      With `.mean` you divide the gradient by the number of its entries, N·K. The mean is over the N examples.
      """),
  Mistake(
    "mean-returns-sum",
    edit: "case .mean: Tensor(values.mean())", becomes: "case .mean: Tensor(values.sum())", loses: ["h"],
    says: "`.mean` returns the sum: divide by the number of examples."),
  Mistake(
    "hinge-value-summed-over-classes",
    edit: "return (maximum(0, violation), direction",
    becomes: """
      let violations = maximum(0, margin + others - (isGold * w).sum(axis: 1, keepDims: true))
        return (violations.sum(axis: 1), direction
      """,
    loses: ["e"],
    says: """
      The value of your multiclass hinge sums over all wrong classes, its gradient has one runner-up. The lecture's form \
      has one runner-up in both: the wrong class with the highest score.
      """),
  Mistake(
    "unreduced-gradient-averaged",
    edit: "reduction == .mean ? gradient / Double(gradient.shape[0]) : gradient",
    becomes: "reduction == .sum ? gradient : gradient / Double(gradient.shape[0])",
    loses: ["h"],
    says: "With `.none` you divide the gradient by N. It is the gradient of the sum: only `.mean` divides."),
]
