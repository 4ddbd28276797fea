import Checks

/// Mistakes that students make with a multilayer perceptron.
let mlpMistakes: [Mistake] = [
  Mistake(
    "activation-on-logits",
    edit: "return (layerInputs, affine(layerInputs[last], parameters, last))",
    becomes: "return (layerInputs, activated(affine(layerInputs[last], parameters, last), by: activation))",
    loses: ["a", "d", "e"],
    says: "You apply the activation to the logits. The last layer has none: its affine map is the output."),
  Mistake(
    "count-without-biases",
    edit: "$0 + ($1.0 + 1) * $1.1", becomes: "$0 + $1.0 * $1.1", loses: ["b"],
    says: "You count the weights only. Each unit has a bias too: (inputs + 1) · outputs for a layer."),
  Mistake(
    "glorot-for-relu",
    edit: "isHidden && activation == .relu ? fanIn : fanIn + fanOut", becomes: "fanIn + fanOut", loses: ["c"],
    says: "Hidden layers before a relu use Kaiming's limit √(6/fanIn); you use Glorot's everywhere."),
  Mistake(
    "kaiming-for-the-output-layer",
    edit: "isHidden && activation == .relu ? fanIn : fanIn + fanOut",
    becomes: "activation == .relu ? fanIn : fanIn + fanOut", loses: ["c"],
    says:
      "No relu follows the output layer, so it uses Glorot's limit √(6/(fanIn + fanOut)); you use Kaiming's."),
  Mistake(
    "glorot-with-fan-in-only",
    edit: "fanIn : fanIn + fanOut", becomes: "fanIn : fanIn", loses: ["c"],
    says: "Glorot's limit has both fans, √(6/(fanIn + fanOut)); yours has fanIn alone."),
  Mistake(
    "tanh-slope-at-the-output",
    edit: "case .tanh: 1 - z * z", becomes: "case .tanh: 1 - tanh(z) * tanh(z)",
    loses: [.item("d", points: 1), "e"],
    says: """
      You evaluate tanh' at the layer's output. The derivative belongs to the pre-activation a: 1 − tanh(a)², which \
      is 1 − z² for the output z.
      """),
  Mistake(
    "relu-slope-omitted",
    edit: "case .relu: z .> 0", becomes: "case .relu: .ones(z.shape)",
    loses: [.item("d", points: 1), "e", "h"],
    says: "Your gradient passes through relu units that are not active. Where a ≤ 0 the derivative is 0."),
  Mistake(
    "slope-of-the-layer-above",
    edit: "gradInput * slope(of: activation, atOutput: layerInputs[layer])",
    becomes: "gradInput * slope(of: activation, atOutput: activated(gradInput, by: activation))",
    loses: [.item("d", points: 2), "e", "f", "g", "h"],
    says: """
      The derivative of the activation is taken at the gradient that flows back, not at the layer's pre-activation \
      from the forward pass.
      """),
  Mistake(
    "bias-gradient-averaged",
    edit: "= gradOutput.sum(axis: 0)", becomes: "= gradOutput.mean(axis: 0)",
    loses: [.item("d", points: 1), "e", "f", "g"],
    says: """
      Your bias gradients are averaged over the batch once more. The loss's 1/N is in the gradient of the logits \
      already: sum over the batch.
      """),
  Mistake(
    "loss-gradient-not-averaged",
    edit: "(exp(logProbabilities) - isGold) / Double(labels.count)",
    becomes: "exp(logProbabilities) - isGold",
    loses: [.item("d", points: 2), "e", "f", "h"],
    says: "The loss is a mean over the batch, and your gradients are those of the sum: 1/N is missing."),
  Mistake(
    "softmax-overflows",
    edit: "let shifted = w - w.max(axis: 1, keepDims: true)", becomes: "let shifted = w",
    loses: [.item("d", points: 1)],
    says: "e^w overflows for large logits. Subtract each row's maximum before exp."),
  Mistake(
    "only-the-output-layer-learns",
    edit: "for layer in parameters.weights.indices {",
    becomes: "for layer in parameters.weights.indices.suffix(1) {",
    loses: ["g", "h"],
    says: "Your training moves the output layer only; the hidden layers keep their initial weights."),
  Mistake(
    "update-before-backprop-has-finished",
    edit: """
              let (_, gradients) = try lossAndGradients(
                parameters, inputs: data.inputs.rows(at: batch), labels: batch.map { data.labels[$0] },
                activation: activation)
              descend(&parameters, along: gradients, learningRate)
      """,
    becomes: """
              let (layerInputs, logits) = forward(parameters, data.inputs.rows(at: batch), activation)
              let isGold = Tensor.oneHot(batch.map { data.labels[$0] }, classes: logits.shape[1])
              var gradOutput = (exp(logSoftmax(logits)) - isGold) / Double(batch.count)
              for layer in parameters.weights.indices.reversed() {
                parameters.weights[layer] -= learningRate * matmul(gradOutput.transposed(), layerInputs[layer])
                parameters.biases[layer] -= learningRate * gradOutput.sum(axis: 0)
                guard layer > 0 else { break }
                let gradInput = matmul(gradOutput, parameters.weights[layer])
                gradOutput = gradInput * slope(of: activation, atOutput: layerInputs[layer])
              }
      """,
    loses: ["h"],
    says: """
      Your training changes a layer's weights before the gradient of the layer below has been computed through \
      them. Compute all gradients first, then make the step.
      """),
  Mistake(
    "short-batch-dropped",
    edit: "stride(from: 0, to: order.count, by: batchSize)",
    becomes: "stride(from: 0, through: order.count - batchSize, by: batchSize)", loses: ["h"],
    says: "Your epochs leave out the last batch when it is shorter than the others."),
  Mistake(
    "binary-gradient-of-the-right-class",
    edit: "-y * sigmoid(-y * logits)", becomes: "-y * sigmoid(y * logits)", loses: ["g"],
    says: """
      In the binary training the gradient of an example is −y·σ(−y·w): large where it is on the wrong side. Yours \
      is large where it is right.
      """),
  Mistake(
    "slope-left-out",
    edit: "gradInput * slope(of: activation, atOutput: layerInputs[layer])", becomes: "gradInput",
    loses: [.item("d", points: 2), "e", "g", "h"],
    says: """
      The derivative of the activation is missing on the way back: ∂a = ∂z ⊙ act′(a) for every hidden layer.
      """),
  Mistake(
    "loss-not-averaged",
    edit: "-(logProbabilities * isGold).sum() / Double(labels.count)",
    becomes: "-(logProbabilities * isGold).sum()", loses: [.item("d", points: 1), "e", "f"],
    says: "Your loss is the sum over the batch, and your gradients are those of the mean: the loss lacks 1/N."
  ),
  Mistake(
    "ascent",
    edit: """
          parameters.weights[layer] -= learningRate * gradients.weights[layer]
          parameters.biases[layer] -= learningRate * gradients.biases[layer]
      """,
    becomes: """
          parameters.weights[layer] += learningRate * gradients.weights[layer]
          parameters.biases[layer] += learningRate * gradients.biases[layer]
      """,
    loses: ["g", "h"],
    says: "Your steps go uphill, along the gradient. Gradient descent subtracts it: θ ← θ − η·∇θ."),
]
