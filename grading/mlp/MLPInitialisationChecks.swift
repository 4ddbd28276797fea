import Checks
import CourseModel
import Exercises
import Tensors

extension Trial where Solution == any MLPExercise {
  /// Bounds and spread of the weights of each layer, zero biases, and the exact draws.
  func checkInitialisation() {
    let layerSizes = isHidden ? [45, 60, 30, 25] : [60, 40, 50, 20]
    for activation in [Activation.relu, .tanh] {
      let secret = random.next()
      holds("\(activation): weights fill [−ℓ, ℓ) in every layer, biases are 0") {
        var rng = SplitMix64.forStudent(secret: secret)
        let drawn = try $0.initialize(layerSizes: layerSizes, activation: activation, using: &rng)
        try requireSpread(drawn, layerSizes, activation)
      }
      agrees("\(activation): one uniform draw a weight, layer by layer, row by row") {
        var rng = SplitMix64.forStudent(secret: secret)
        return try $0.initialize(layerSizes: layerSizes, activation: activation, using: &rng)
      }
      agrees("\(activation): nothing else is drawn", within: .bitwise) {
        var rng = SplitMix64.forStudent(secret: secret)
        _ = try $0.initialize(layerSizes: [3, 4, 2], activation: activation, using: &rng)
        return rng.uniform()
      }
    }
    rejects("layer sizes with a 0 are refused") {
      var rng = SplitMix64.forStudent(secret: 1)
      return try $0.initialize(layerSizes: [3, 0, 2], activation: .tanh, using: &rng)
    }
  }
}

/// Limit `ℓ` of a layer's weights, with its name.
private struct WeightLimit {
  let value: Double
  let name: String

  init(layer: Int, of layerSizes: [Int], _ activation: Activation) {
    let (fanIn, fanOut) = (layerSizes[layer], layerSizes[layer + 1])
    let isKaiming = activation == .relu && layer < layerSizes.count - 2
    value = (6 / Double(isKaiming ? fanIn : fanIn + fanOut)).squareRoot()
    name = isKaiming ? "Kaiming's" : "Glorot's"
  }
}

/// Requires each layer's shapes, weights within its limit `ℓ`, and zero biases.
func requireInitialRange(_ drawn: MLPParameters, _ layerSizes: [Int], _ activation: Activation) throws {
  let layers = layerSizes.count - 1
  try require(
    drawn.weights.count == layers && drawn.biases.count == layers,
    "\(drawn.weights.count) weight matrices and \(drawn.biases.count) biases for \(layers) layers")
  for layer in 0..<layers {
    let (fanIn, fanOut) = (layerSizes[layer], layerSizes[layer + 1])
    let weight = drawn.weights[layer]
    try require(
      weight.shape == [fanOut, fanIn],
      "weights[\(layer)] has shape \(weight.shape) where \([fanOut, fanIn]) is due")
    try require(
      drawn.biases[layer] == .zeros([fanOut]), "biases[\(layer)] is not a vector of \(fanOut) zeros")
    let limit = WeightLimit(layer: layer, of: layerSizes, activation)
    let largest = abs(weight).max()
    let (reached, bound) = NumberText.texts(largest, limit.value)
    try require(
      largest <= limit.value, "weights[\(layer)] holds ±\(reached); \(limit.name) limit is \(bound)")
  }
}

/// Requires besides that the weights reach their limit, and the variance `ℓ²/3` of a uniform distribution within 5
/// standard errors.
private func requireSpread(_ drawn: MLPParameters, _ layerSizes: [Int], _ activation: Activation) throws {
  try requireInitialRange(drawn, layerSizes, activation)
  for (layer, weight) in drawn.weights.enumerated() {
    let limit = WeightLimit(layer: layer, of: layerSizes, activation)
    let (largest, square) = (abs(weight).max(), limit.value * limit.value)
    let (reached, bound) = NumberText.texts(largest, limit.value)
    try require(
      largest > 0.98 * limit.value,
      "the weights of weights[\(layer)] reach ±\(reached) only; \(limit.name) limit is \(bound)")
    // The square of a uniform variable on [−ℓ, ℓ] has mean ℓ²/3 and variance 4ℓ⁴/45.
    let mean = (weight * weight).mean()
    let standardError = square * (4 / 45 / Double(weight.count)).squareRoot()
    let (found, due) = NumberText.texts(mean, square / 3)
    try require(
      abs(mean - square / 3) < 5 * standardError,
      "weights[\(layer)] has mean square \(found) where \(due) is due")
  }
}
