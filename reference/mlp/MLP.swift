import LabKit

/// A multilayer perceptron with gradients worked out by hand.
struct MLP: MLPExercise {
  // says: 1 = "the 1 for the bias"
  // says: $1.1 = "the number of outputs"
  // says: $1.0 = "the number of inputs"
  func parameterCount(layerSizes: [Int]) throws -> Int {
    try requireLayers(layerSizes)
    return zip(layerSizes, layerSizes.dropFirst()).reduce(0) { $0 + ($1.0 + 1) * $1.1 }
  }

  // says: fanIn = "fanIn"
  // says: fanOut = "fanOut"
  // says: 6 = "the 6 under the root"
  // says: limit = "the limit ℓ"
  // says: isHidden = "the layer is hidden"
  // says: isHidden && activation == .relu = "the layer is hidden and a relu follows"
  // says: (6 / Double(fan)) = "the quotient under the root"
  func initialize<R: RandomSource>(layerSizes: [Int], activation: Activation, using rng: inout R) throws
    -> MLPParameters
  {
    try requireLayers(layerSizes)
    var parameters = MLPParameters(weights: [], biases: [])
    for (layer, (fanIn, fanOut)) in zip(layerSizes, layerSizes.dropFirst()).enumerated() {
      let isHidden = layer < layerSizes.count - 2
      let fan = isHidden && activation == .relu ? fanIn : fanIn + fanOut
      let limit = (6 / Double(fan)).squareRoot()
      parameters.weights.append(.uniform([fanOut, fanIn], in: -limit..<limit, using: &rng))
      parameters.biases.append(.zeros([fanOut]))
    }
    return parameters
  }

  func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    try requireFit(parameters, inputs)
    return forward(parameters, inputs, activation).logits
  }

  // says: Double(labels.count) = "the number of examples"
  // says: isGold = "the one-hot vector of the label"
  // says: exp(logProbabilities) = "the softmax"
  // says: -(logProbabilities * isGold).sum() = "the sum of the losses"
  func lossAndGradients(_ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation)
    throws -> (loss: Double, gradients: MLPParameters)
  {
    try requireFit(parameters, inputs)
    let (layerInputs, logits) = forward(parameters, inputs, activation)
    try requireLabels(labels, examples: inputs.shape[0], classes: logits.shape[1])
    let logProbabilities = logSoftmax(logits)
    let isGold = Tensor.oneHot(labels, classes: logits.shape[1])
    let loss = -(logProbabilities * isGold).sum() / Double(labels.count)
    let gradLogits = (exp(logProbabilities) - isGold) / Double(labels.count)
    return (loss, backward(parameters, layerInputs, gradLogits, activation))
  }

  // says: y = "the label"
  // says: -y * logits = "−y·w"
  // says: sigmoid(-y * logits) = "σ(−y·w)"
  // says: Double(data.labels.count) = "the number of examples"
  func trainBinary<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
    using rng: inout R
  ) throws -> MLPParameters {
    var parameters = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    try requireFit(parameters, data.inputs)
    try requireSettings(repetitions: steps, learningRate: learningRate)
    try requireSignedLabels(data, outputs: layerSizes.last)
    let y = Tensor(data.labels.map { Double($0) }).expanded(axis: 1)
    for _ in 0..<steps {
      let (layerInputs, logits) = forward(parameters, data.inputs, activation)
      let gradLogits = -y * sigmoid(-y * logits) / Double(data.labels.count)
      let gradients = backward(parameters, layerInputs, gradLogits, activation)
      descend(&parameters, along: gradients, learningRate)
    }
    return parameters
  }

  func train<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
    learningRate: Double, using rng: inout R
  ) throws -> MLPParameters {
    var parameters = try initialize(layerSizes: layerSizes, activation: activation, using: &rng)
    try requireFit(parameters, data.inputs)
    try requireSettings(repetitions: epochs, learningRate: learningRate)
    try requireLabels(
      data.labels, examples: data.inputs.shape[0], classes: layerSizes[layerSizes.count - 1])
    guard batchSize >= 1 else { throw LabError.invalidArgument("the batch size is \(batchSize)") }
    for _ in 0..<epochs {
      let order = rng.permutation(data.labels.count)
      for start in stride(from: 0, to: order.count, by: batchSize) {
        let batch = Array(order[start..<min(start + batchSize, order.count)])
        let (_, gradients) = try lossAndGradients(
          parameters, inputs: data.inputs.rows(at: batch), labels: batch.map { data.labels[$0] },
          activation: activation)
        descend(&parameters, along: gradients, learningRate)
      }
    }
    return parameters
  }
}

// MARK: - Forward and backward

/// The logits, and what each layer received: the batch, then the hidden layers' outputs.
private func forward(_ parameters: MLPParameters, _ inputs: Tensor, _ activation: Activation)
  -> (layerInputs: [Tensor], logits: Tensor)
{
  var layerInputs = [inputs]
  let last = parameters.weights.count - 1
  for layer in 0..<last {
    layerInputs.append(activated(affine(layerInputs[layer], parameters, layer), by: activation))
  }
  return (layerInputs, affine(layerInputs[last], parameters, last))
}

// says: gradInput = "the gradient that flows back"
// says: gradOutput.sum(axis: 0) = "the bias gradient"
// says: slope(of: activation, atOutput: layerInputs[layer]) = "the derivative of the activation"
/// Gradients of every weight and bias, from the gradient of the logits.
private func backward(
  _ parameters: MLPParameters, _ layerInputs: [Tensor], _ gradLogits: Tensor, _ activation: Activation
) -> MLPParameters {
  var gradients = parameters
  var gradOutput = gradLogits
  for layer in parameters.weights.indices.reversed() {
    gradients.weights[layer] = matmul(gradOutput.transposed(), layerInputs[layer])
    gradients.biases[layer] = gradOutput.sum(axis: 0)
    guard layer > 0 else { break }
    let gradInput = matmul(gradOutput, parameters.weights[layer])
    gradOutput = gradInput * slope(of: activation, atOutput: layerInputs[layer])
  }
  return gradients
}

// says: parameters.biases[layer] = "the bias vector"
// says: matmul(z, parameters.weights[layer].transposed()) = "z·Wᵀ"
/// `z · Wᵀ + b` for one layer.
private func affine(_ z: Tensor, _ parameters: MLPParameters, _ layer: Int) -> Tensor {
  matmul(z, parameters.weights[layer].transposed()) + parameters.biases[layer]
}

// says: activation = "the activation"
// says: a = "the pre-activation"
private func activated(_ a: Tensor, by activation: Activation) -> Tensor {
  switch activation {
  case .identity: a
  case .relu: maximum(0, a)
  case .tanh: tanh(a)
  case .sigmoid: sigmoid(a)
  }
}

// says: activation = "the derivative of the activation"
// says: z = "the layer's output"
// says: z * z = "the square of the layer's output"
/// The activation's derivative, written in terms of its output `z`.
private func slope(of activation: Activation, atOutput z: Tensor) -> Tensor {
  switch activation {
  case .identity: .ones(z.shape)
  case .relu: z .> 0
  case .tanh: 1 - z * z
  case .sigmoid: z * (1 - z)
  }
}

// says: learningRate = "the learning rate"
// says: parameters.weights[layer] = "the weight matrix"
// says: parameters.biases[layer] = "the bias vector"
/// `θ ← θ − η·∇θ` for every parameter.
private func descend(
  _ parameters: inout MLPParameters, along gradients: MLPParameters, _ learningRate: Double
) {
  for layer in parameters.weights.indices {
    parameters.weights[layer] -= learningRate * gradients.weights[layer]
    parameters.biases[layer] -= learningRate * gradients.biases[layer]
  }
}

/// `1 / (1 + e^−u)`, by way of tanh, which does not overflow.
private func sigmoid(_ u: Tensor) -> Tensor {
  0.5 * (1 + tanh(0.5 * u))
}

// says: w.max(axis: 1, keepDims: true) = "the largest logit of the row"
// says: exp(shifted).sum(axis: 1, keepDims: true) = "the sum of the exponentials"
/// `w − log Σ_k e^(w_k)` for each row; the maximum is taken out so that nothing overflows.
private func logSoftmax(_ w: Tensor) -> Tensor {
  let shifted = w - w.max(axis: 1, keepDims: true)
  return shifted - log(exp(shifted).sum(axis: 1, keepDims: true))
}

// MARK: - Arguments

private func requireLayers(_ layerSizes: [Int]) throws {
  guard layerSizes.count >= 2, layerSizes.allSatisfy({ $0 >= 1 }) else {
    throw LabError.invalidArgument("layer sizes \(layerSizes): at least two are needed, all positive")
  }
}

/// Throws unless the layers fit each other and the inputs fit the first layer.
private func requireFit(_ parameters: MLPParameters, _ inputs: Tensor) throws {
  guard inputs.rank == 2 else { throw LabError.shapeMismatch("the inputs have shape \(inputs.shape)") }
  guard !parameters.weights.isEmpty, parameters.weights.count == parameters.biases.count else {
    throw LabError.shapeMismatch(
      "there are \(parameters.weights.count) weight matrices and \(parameters.biases.count) biases")
  }
  var units = inputs.shape[1]
  for (weight, bias) in zip(parameters.weights, parameters.biases) {
    guard weight.rank == 2, weight.shape[1] == units, bias.shape == [weight.shape[0]] else {
      throw LabError.shapeMismatch("\(units) units meet weights \(weight.shape) and biases \(bias.shape)")
    }
    units = weight.shape[0]
  }
}

/// Throws unless there is one class index an example, and at least one example.
private func requireLabels(_ labels: [Int], examples: Int, classes: Int) throws {
  guard labels.count == examples else {
    throw LabError.shapeMismatch("there are \(labels.count) labels for \(examples) examples")
  }
  guard examples > 0 else { throw LabError.invalidArgument("there is no example") }
  if let stranger = labels.first(where: { !(0..<classes).contains($0) }) {
    throw LabError.invalidArgument("the label \(stranger) is not one of the classes 0 to \(classes - 1)")
  }
}

/// Throws unless a single logit meets labels −1 and +1, one for each example, and at least one.
private func requireSignedLabels(_ data: LabelledData, outputs: Int?) throws {
  guard outputs == 1 else { throw LabError.invalidArgument("a binary classifier has one output") }
  guard data.labels.count == data.inputs.shape[0] else {
    throw LabError.shapeMismatch("\(data.labels.count) labels for inputs of shape \(data.inputs.shape)")
  }
  guard !data.labels.isEmpty else { throw LabError.invalidArgument("there is no example") }
  guard data.labels.allSatisfy({ abs($0) == 1 }) else {
    throw LabError.invalidArgument("labels must be −1 or +1")
  }
}

private func requireSettings(repetitions: Int, learningRate: Double) throws {
  guard repetitions >= 0 else { throw LabError.invalidArgument("\(repetitions) steps or epochs") }
  guard learningRate > 0, learningRate.isFinite else {
    throw LabError.invalidArgument("the learning rate is \(learningRate)")
  }
}
