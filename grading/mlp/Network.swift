import Checks
import Exercises
import GradientCheck
import Tensors

/// A network with a batch of examples, drawn for a check.
struct Network: Sendable {
  let activation: Activation
  let parameters: MLPParameters
  let inputs: Tensor
  let labels: [Int]

  /// A network with normal weights and biases, and random examples, whose loss can be differentiated
  /// numerically: drawn anew until the logits lie within ±1.5, so that no softmax is near saturation, and, for relu,
  /// every pre-activation of a hidden unit is at least 0.01 from the kink.
  init<R: RandomSource>(_ layerSizes: [Int], _ activation: Activation, batch: Int, using rng: inout R) {
    self.activation = activation
    labels = (0..<batch).map { _ in rng.below(layerSizes[layerSizes.count - 1]) }
    while true {
      var drawn = MLPParameters(weights: [], biases: [])
      for (fanIn, fanOut) in zip(layerSizes, layerSizes.dropFirst()) {
        drawn.weights.append(
          .normal([fanOut, fanIn], deviation: 1 / Double(fanIn).squareRoot(), using: &rng))
        drawn.biases.append(.normal([fanOut], deviation: 0.3, using: &rng))
      }
      let examples = Tensor.normal([batch, layerSizes[0]], using: &rng)
      guard isSmooth(drawn, examples, activation) else { continue }
      parameters = drawn
      inputs = examples
      return
    }
  }

  /// A parameter tensor's place: `weights[0]`, `biases[2]`.
  struct Place: Sendable, CustomStringConvertible {
    let layer: Int
    let isBias: Bool
    var description: String { "\(isBias ? "biases" : "weights")[\(layer)]" }
  }

  /// Every parameter tensor, layer by layer.
  var places: [Place] { parameters.places }

  /// The parameters with one tensor replaced.
  func replacing(_ place: Place, with tensor: Tensor) -> MLPParameters {
    var result = parameters
    if place.isBias { result.biases[place.layer] = tensor } else { result.weights[place.layer] = tensor }
    return result
  }
}

extension MLPParameters {
  /// Every tensor, layer by layer.
  var places: [Network.Place] {
    weights.indices.flatMap { [Network.Place(layer: $0, isBias: false), .init(layer: $0, isBias: true)] }
  }

  /// The tensor at a place; `nil` when there is no such layer.
  func tensor(at place: Network.Place) -> Tensor? {
    let tensors = place.isBias ? biases : weights
    return tensors.indices.contains(place.layer) ? tensors[place.layer] : nil
  }
}

/// Requires as many gradients as parameters, each of its parameter's shape.
func requireFit(_ gradients: MLPParameters, _ parameters: MLPParameters) throws {
  try require(
    gradients.weights.map(\.shape) == parameters.weights.map(\.shape)
      && gradients.biases.map(\.shape) == parameters.biases.map(\.shape),
    "the gradients of `lossAndGradients` do not have the shapes of the parameters")
}

/// Whether the logits are small and no relu unit is near its kink.
private func isSmooth(_ parameters: MLPParameters, _ inputs: Tensor, _ activation: Activation) -> Bool {
  var z = inputs
  for (layer, (weight, bias)) in zip(parameters.weights, parameters.biases).enumerated() {
    let a = matmul(z, weight.transposed()) + bias
    if layer == parameters.weights.count - 1 { return abs(a).max() < 1.5 }
    if activation == .relu && abs(a).min() < 0.01 { return false }
    switch activation {
    case .identity: z = a
    case .relu: z = maximum(0, a)
    case .tanh: z = tanh(a)
    case .sigmoid: z = 1 / (1 + exp(-a))
    }
  }
  return true
}
