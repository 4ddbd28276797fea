import LabKit

// Weights (inputs, outputs), so that a layer is z W + b. They are transposed on the way in.
struct MLP: MLPExercise {
  func parameterCount(layerSizes: [Int]) throws -> Int {
    try check(layerSizes)
    return zip(layerSizes, layerSizes.dropFirst()).map { ($0 + 1) * $1 }.reduce(0, +)
  }

  func initialize<R: RandomSource>(
    layerSizes: [Int], activation: Activation, using rng: inout R
  ) throws -> MLPParameters {
    try check(layerSizes)
    var parameters = MLPParameters(weights: [], biases: [])
    for l in 1..<layerSizes.count {
      let (fanIn, fanOut) = (layerSizes[l - 1], layerSizes[l])
      let isHidden = l < layerSizes.count - 1
      let limit = (6 / Double(isHidden && activation == .relu ? fanIn : fanIn + fanOut)).squareRoot()
      parameters.weights.append(Tensor.uniform([fanIn, fanOut], in: -limit..<limit, using: &rng))
      parameters.biases.append(Tensor.zeros([1, fanOut]))
    }
    return parameters
  }

  func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    try forward(parameters, inputs, activation).last!
  }

  func lossAndGradients(
    _ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation
  ) throws -> (loss: Double, gradients: MLPParameters) {
    let z = try forward(parameters, inputs, activation)
    let logits = z.last!
    guard labels.count == logits.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard !labels.isEmpty, labels.allSatisfy({ $0 >= 0 && $0 < logits.shape[1] }) else {
      throw LabError.invalidArgument("labels")
    }
    let n = Double(labels.count)
    let shifted = logits - logits.max(axis: 1, keepDims: true)
    let logP = shifted - log(exp(shifted).sum(axis: 1, keepDims: true))
    let gold = Tensor.oneHot(labels, classes: logits.shape[1])
    var delta = (exp(logP) - gold) / n
    var gradients = parameters
    for l in parameters.weights.indices.reversed() {
      gradients.weights[l] = matmul(z[l].transposed(), delta)
      gradients.biases[l] = delta.sum(axis: 0, keepDims: true)
      if l > 0 { delta = matmul(delta, parameters.weights[l]) * slope(z[l], activation) }
    }
    return (-(gold * logP).sum() / n, gradients)
  }

  func trainBinary<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
    using rng: inout R
  ) throws -> MLPParameters {
    throw LabError.notImplemented
  }

  func train<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
    learningRate: Double, using rng: inout R
  ) throws -> MLPParameters {
    throw LabError.notImplemented
  }

  func forward(_ parameters: MLPParameters, _ x: Tensor, _ activation: Activation) throws -> [Tensor] {
    guard !parameters.weights.isEmpty, parameters.weights.count == parameters.biases.count, x.rank == 2 else {
      throw LabError.shapeMismatch("no layers, biases missing or no matrix")
    }
    var z = [x]
    for (l, (w, b)) in zip(parameters.weights, parameters.biases).enumerated() {
      guard w.rank == 2, w.shape[1] == z[l].shape[1], b.shape == [w.shape[0]] else {
        throw LabError.shapeMismatch("layer \(l): \(w.shape), \(b.shape) for inputs \(z[l].shape)")
      }
      let a = matmul(z[l], w.transposed()) + b
      z.append(l + 1 < parameters.weights.count ? apply(a, activation) : a)
    }
    return z
  }

  func apply(_ a: Tensor, _ activation: Activation) -> Tensor {
    switch activation {
    case .identity: return a
    case .relu: return maximum(0, a)
    case .tanh: return tanh(a)
    case .sigmoid: return 1 / (1 + exp(-a))
    }
  }

  func slope(_ z: Tensor, _ activation: Activation) -> Tensor {
    switch activation {
    case .identity: return Tensor.ones(z.shape)
    case .relu: return z .> 0
    case .tanh: return 1 - z * z
    case .sigmoid: return z * (1 - z)
    }
  }

  func check(_ layerSizes: [Int]) throws {
    guard layerSizes.count >= 2, layerSizes.allSatisfy({ $0 >= 1 }) else { throw LabError.invalidArgument("sizes") }
  }
}
