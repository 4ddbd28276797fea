package import Checks
package import Exercises
import Foundation
import Tensors

extension Trial<any MLPExercise> {
  /// Logits of a 2-2-2 relu network worked out by hand.
  func checkKnownLogits() {
    let parameters = MLPParameters(
      weights: [Tensor([[1, -1], [0.5, 2]]), Tensor([[1, 2], [-1, 0.5]])],
      biases: [Tensor([0, -1]), Tensor([0.5, 0])])
    known([
      "2-2-2 relu network, inputs (1, 2): hidden (0, 3.5), logits (7.5, 1.75)": (
        Tensor([[1, 2]]), Tensor([[7.5, 1.75]])
      ),
      "2-2-2 relu network, inputs (3, 1): logits (7.5, −0.75), negative as they are": (
        Tensor([[3, 1]]), Tensor([[7.5, -0.75]])
      ),
      "2-2-2 relu network, no unit active: the logits are the biases": (
        Tensor([[-1, 0.5]]), Tensor([[0.5, 0]])
      ),
    ]) { try $0.logits(parameters, inputs: $1, activation: .relu) }
  }

  /// Logits of random networks against the reference, and arguments to refuse.
  package func checkLogits(_ cases: [(layerSizes: [Int], batch: Int)]) {
    for activation in Activation.allCases {
      let networks = cases.map { network($0.layerSizes, activation, batch: $0.batch) }
      agrees("logits", at: networks, within: .exact) { try $1.logits($0) }
    }
    let drawn = network([3, 4, 2], .tanh, batch: 5)
    let (weights, biases) = (drawn.parameters.weights, drawn.parameters.biases)
    rejects("inputs with a feature too many are refused") {
      try $0.logits(drawn.parameters, inputs: .zeros([2, 4]), activation: .tanh)
    }
    rejects("layers that do not fit each other are refused") {
      try drawn.with(parameters: MLPParameters(weights: weights.reversed(), biases: biases)).logits($0)
    }
    rejects("a network without layers is refused") {
      try drawn.with(parameters: MLPParameters(weights: [], biases: [])).logits($0)
    }
  }

  /// Parameter counts of random networks, and layer sizes to refuse.
  package func checkCounts(layers: [Int]) {
    for layers in layers {
      let layerSizes = (0..<layers).map { _ in 1 + random.below(40) }
      agrees("parameters of \(layerSizes)") { try $0.parameterCount(layerSizes: layerSizes) }
    }
    rejects("a single layer size is refused") { try $0.parameterCount(layerSizes: [5]) }
    rejects("a layer of 0 units is refused") { try $0.parameterCount(layerSizes: [3, 0, 2]) }
  }

  /// The exact draws, which decide bounds and distribution of the weights, and zero biases.
  package func checkInitialisation(_ layerSizes: [Int]) {
    for activation in Activation.allCases {
      let secret = random.next()
      agrees(
        "\(activation): one uniform draw from [−ℓ, ℓ) a weight, layer by layer, row by row; biases are 0"
      ) {
        var rng = SplitMix64.forStudent(secret: secret)
        return try $0.initialize(layerSizes: layerSizes, activation: activation, using: &rng)
      }
      agrees("\(activation): nothing else is drawn", within: .bitwise) {
        var rng = SplitMix64.forStudent(secret: secret)
        _ = try $0.initialize(layerSizes: layerSizes, activation: activation, using: &rng)
        return rng.uniform()
      }
    }
    rejects("layer sizes with a 0 are refused") {
      var rng = SplitMix64.forStudent(secret: 1)
      return try $0.initialize(layerSizes: [3, 0, 2], activation: .tanh, using: &rng)
    }
  }

  /// A loss known without a network's weights.
  func checkKnownLoss() {
    var zero = network([3, 4, 10], .tanh, batch: 2)
    zero.parameters.weights = zero.parameters.weights.map { 0 * $0 }
    zero.parameters.biases = zero.parameters.biases.map { 0 * $0 }
    presumingForward {
      expect("with all parameters 0 the loss is log 10", equals: log(10.0)) {
        try zero.lossAndGradients($0).loss
      }
    }
  }

  /// A part of the item: logits that overflow a naive softmax, and pre-activations at relu's kink. Then labels to refuse.
  package func checkEdges() {
    var large = network([3, 4], .identity, batch: 5)
    large.parameters.weights[0] = 5000 * large.parameters.weights[0]
    var dead = network([3, 4, 2], .relu, batch: 2)
    dead.parameters.weights[0] = .zeros([4, 3])
    dead.parameters.biases[0] = .zeros([4])
    part {
      presumingForward {
        agrees("logits in the thousands: the loss, without overflow") { try large.lossAndGradients($0).loss }
        holds("logits in the thousands: the gradients are finite") {
          for gradient in try large.lossAndGradients($0).gradients.weights { try requireFinite(gradient) }
        }
        agrees("relu′(0) is 0: no gradient passes through a pre-activation of 0") {
          try Array(dead.lossAndGradients($0).gradients.weights.prefix(1))
        }
      }
    }
    rejects("label 2 of 2 classes is refused") { try dead.with(labels: [0, 2]).lossAndGradients($0).loss }
    rejects("two examples and one label are refused") { try dead.with(labels: [0]).lossAndGradients($0).loss }
  }

  /// The loss of random networks against the reference, and the gradient of each parameter tensor.
  package func checkGradients(_ cases: [(layerSizes: [Int], activation: Activation, batch: Int)]) {
    let networks = cases.map { network($0.layerSizes, $0.activation, batch: $0.batch) }
    presumingForward { agrees("the loss", at: networks) { try $1.lossAndGradients($0).loss } }
    for network in networks { gradients(of: network.loss) }
  }
}
