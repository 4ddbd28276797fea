import Checks

/// Mistakes that students make with the linear classifier.
let linearClassifierMistakes: [Mistake] = [
  Mistake(
    "bias-forgotten",
    edit: "return matmul(x, w.transposed()) + b",
    becomes: "return matmul(x, w.transposed())",
    loses: ["a", "f", "g"],
    says: "The biases are missing from the logits X·Wᵀ + b."),
  Mistake(
    "weight-gradient-transposed",
    edit: "weight: matmul(gradOutput.transposed(), x), bias",
    becomes: "weight: matmul(x.transposed(), gradOutput), bias",
    loses: ["b", "f", .item("h", byCrash: true)],
    says: "You return Xᵀ·G, shape (D, K), as the gradient of W. Its shape is that of W, (K, D): Gᵀ·X."),
  Mistake(
    "weight-gradient-ignores-upstream",
    edit: "weight: matmul(gradOutput.transposed(), x), bias",
    becomes: "weight: matmul(Tensor.ones(gradOutput.shape).transposed(), x), bias",
    loses: ["b", "f", "h"],
    says:
      "The gradient of W does not depend on the upstream gradient. It is Gᵀ·X: each example counts with its row of G."
  ),
  Mistake(
    "bias-gradient-averaged",
    edit: "bias: gradOutput.sum(axis: 0))",
    becomes: "bias: gradOutput.mean(axis: 0))",
    loses: ["c", "f"],
    says:
      "You average the gradient of b over the examples. Each example adds to it, so it is the sum Σ_n G_n."),
  Mistake(
    "input-gradient-summed",
    edit: "input: matmul(gradOutput, w), weight",
    becomes: "input: Tensor.ones(x.shape) * matmul(gradOutput, w).sum(axis: 0), weight",
    loses: ["d"],
    says:
      "Every example gets the same gradient, the sum over the batch. Row n of G·W belongs to example n alone."
  ),
  Mistake(
    "glorot-fan-in-only",
    edit: "(6 / Double(fanIn + fanOut)).squareRoot()",
    becomes: "(6 / Double(fanIn)).squareRoot()",
    loses: ["e"],
    says: "The bound of the weights is √(6/fanIn), Kaiming's. Glorot's has the sum: √(6/(fanIn + fanOut))."),
  Mistake(
    "glorot-three",
    edit: "(6 / Double(fanIn + fanOut)).squareRoot()",
    becomes: "(3 / Double(fanIn + fanOut)).squareRoot()",
    loses: ["e"],
    says:
      "The bound of the weights is √(3/(fanIn + fanOut)). A uniform distribution on [−ℓ, ℓ) has variance ℓ²/3; Glorot's ℓ is √(6/(fanIn + fanOut))."
  ),
  Mistake(
    "loss-summed",
    edit: ".oneHot(y, classes: logits.shape[1])).sum() / Double(y.count)",
    becomes: ".oneHot(y, classes: logits.shape[1])).sum()",
    loses: ["f"],
    says: "The loss is the sum over the batch. It is the mean: divide by the number of examples."),
  Mistake(
    "step-not-averaged",
    edit: ".oneHot(y, classes: w.shape[0])) / Double(y.count)",
    becomes: ".oneHot(y, classes: w.shape[0]))",
    loses: ["f"],
    says:
      "A step follows the gradient of the summed loss. The loss is a mean, so its gradient has the factor 1/N."
  ),
  Mistake(
    "step-averaged-twice",
    edit: ".oneHot(y, classes: w.shape[0])) / Double(y.count)",
    becomes: ".oneHot(y, classes: w.shape[0])) / Double(y.count * y.count)",
    loses: ["f", "h"],
    says: "A step divides by the number of examples twice. The mean has one factor 1/N."),
  Mistake(
    "gold-not-subtracted",
    edit: "(exp(logSoftmax(logits)) - .oneHot(y, classes: w.shape[0]))",
    becomes: "exp(logSoftmax(logits))",
    loses: ["f", "h"],
    says:
      "A step takes the softmax itself as the gradient of the logits. It is softmax − e_y: 1 is subtracted at the label."
  ),
  Mistake(
    "gradient-ascent",
    edit: "(w - learningRate * gradients.weight, b - learningRate * gradients.bias, lossBefore)",
    becomes: "(w + learningRate * gradients.weight, b + learningRate * gradients.bias, lossBefore)",
    loses: ["f", "h"],
    says: "A step goes along the gradient, so that the loss grows. Descent goes against it: θ − η·∂θ."),
  Mistake(
    "loss-after-step",
    edit: "return (w - learningRate * gradients.weight, b - learningRate * gradients.bias, lossBefore)",
    becomes: """
      let (newW, newB) = (w - learningRate * gradients.weight, b - learningRate * gradients.bias)
          _ = lossBefore
          return (newW, newB, try loss(x, labels: y, weight: newW, bias: newB))
      """,
    loses: ["f"],
    says: "A step returns the loss after it. What is due is the batch's loss before the step."),
  Mistake(
    "naive-softmax",
    edit: "logits - logits.max(axis: 1, keepDims: true)",
    becomes: "logits",
    loses: ["f"],
    says:
      "Your log-softmax overflows for large logits. Take the row's maximum out first: it changes nothing else."
  ),
  Mistake(
    "softmax-over-batch",
    edit: "shifted - log(exp(shifted).sum(axis: 1, keepDims: true))",
    becomes: "shifted - log(exp(shifted).sum(axis: 0, keepDims: true))",
    loses: ["f", "h"],
    says: "The softmax adds over the examples. It adds over the classes: each row of probabilities sums to 1."
  ),
  Mistake(
    "accuracy-counts",
    edit: "return Double(right) / Double(y.count)",
    becomes: "return Double(right)",
    loses: ["g"],
    says: "The accuracy is the number of right predictions. It is their share, a number in [0, 1]."),
  Mistake(
    "argmax-last",
    edit: "zip(logits.argmax(axis: 1), y)",
    becomes: "zip(logits.flipped(axis: 1).argmax(axis: 1).map { logits.shape[1] - 1 - $0 }, y)",
    loses: ["g"],
    says: "Among equal logits you take the last class. The lowest one counts."),
  Mistake(
    "never-shuffled",
    edit: "let order = rng.permutation(train.labels.count)",
    becomes: "let order = Array(0..<train.labels.count)",
    loses: ["h"],
    says: "The examples are visited in the order of the data. Draw a new order for every epoch."),
  Mistake(
    "short-batch-dropped",
    edit: "stride(from: 0, to: order.count, by: batchSize)",
    becomes: "stride(from: 0, to: order.count - order.count % batchSize, by: batchSize)",
    loses: ["h"],
    says: "The examples that do not fill a batch are left out. The last batch may be shorter, and counts."),
  Mistake(
    "loss-of-last-batch",
    edit: "fit.trainLoss.append(losses.reduce(0, +) / Double(losses.count))",
    becomes: "fit.trainLoss.append(losses[losses.count - 1])",
    loses: ["h"],
    says: "`trainLoss` holds the loss of the last batch alone. It is the mean over the epoch's batches."),
  Mistake(
    "accuracy-on-training-data",
    edit: "accuracy(dev.inputs, labels: dev.labels, weight",
    becomes: "accuracy(train.inputs, labels: train.labels, weight",
    loses: ["h"],
    says:
      "`devAccuracy` is measured on the training data. It tells nothing about unseen examples: measure on `dev`."
  ),
]
