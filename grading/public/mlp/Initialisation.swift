package import Checks
import CourseModel
import Exercises
import GradientCheck
import Tensors

extension Trial<any MLPExercise> {
  /// Bounds and distribution of the weights of each layer, zero biases, and the exact draws.
  package func checkInitialisation(_ layerSizes: [Int]) {
    for activation in [Activation.relu, .tanh] {
      let secret = random.next()
      statistics("\(activation): weights fill [−ℓ, ℓ) in every layer, biases are 0") {
        var rng = SplitMix64.forStudent(secret: secret)
        let drawn = try $0.initialize(layerSizes: layerSizes, activation: activation, using: &rng)
        try drawn.requireInitialRange(layerSizes, activation)
        return drawn.weights.enumerated().map { layer, weight in
          let limit = weightLimit(layer, layerSizes, activation).value
          return Statistics.uniform(weight.storage, in: -limit...limit)
        }
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

extension MLPParameters {
  /// Requires each layer's shapes, weights within its limit `ℓ`, and zero biases.
  func requireInitialRange(_ layerSizes: [Int], _ activation: Activation) throws {
    let layers = layerSizes.count - 1
    try require(
      weights.count == layers && biases.count == layers,
      "\(weights.count) weight matrices and \(biases.count) biases for \(layers) layers")
    for (layer, weight) in weights.enumerated() {
      let (fanIn, fanOut) = (layerSizes[layer], layerSizes[layer + 1])
      try requireShape(weight, [fanOut, fanIn], "weights[\(layer)]")
      try require(
        biases[layer] == .zeros([fanOut]), "biases[\(layer)] is not a vector of \(fanOut) zeros")
      let limit = weightLimit(layer, layerSizes, activation)
      let (reached, bound) = NumberText.texts(abs(weight).max(), limit.value)
      try require(
        abs(weight).max() <= limit.value,
        "weights[\(layer)] holds ±\(reached); \(limit.name) limit is \(bound)")
    }
  }
}

/// Limit `ℓ` of a layer's weights, with its name.
private func weightLimit(_ layer: Int, _ layerSizes: [Int], _ activation: Activation) -> (
  value: Double, name: String
) {
  let (fanIn, fanOut) = (layerSizes[layer], layerSizes[layer + 1])
  return activation == .relu && layer < layerSizes.count - 2
    ? ((6 / Double(fanIn)).squareRoot(), "Kaiming's")
    : ((6 / Double(fanIn + fanOut)).squareRoot(), "Glorot's")
}
