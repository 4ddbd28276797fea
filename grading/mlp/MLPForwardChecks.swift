import Checks
import Exercises
import Tensors

extension Trial where Solution == any MLPExercise {
  /// Logits of a 2-2-2 relu network worked out by hand.
  func checkKnownLogits() {
    let network = MLPParameters(
      weights: [Tensor([[1, -1], [0.5, 2]]), Tensor([[1, 2], [-1, 0.5]])],
      biases: [Tensor([0, -1]), Tensor([0.5, 0])])
    expect(
      "2-2-2 relu network, inputs (1, 2): hidden (0, 3.5), logits (7.5, 1.75)", equals: Tensor([[7.5, 1.75]])
    ) {
      try $0.logits(network, inputs: Tensor([[1, 2]]), activation: .relu)
    }
    expect(
      "2-2-2 relu network, inputs (3, 1): logits (7.5, −0.75), negative as they are",
      equals: Tensor([[7.5, -0.75]])
    ) {
      try $0.logits(network, inputs: Tensor([[3, 1]]), activation: .relu)
    }
    expect("2-2-2 relu network, no unit active: the logits are the biases", equals: Tensor([[0.5, 0]])) {
      try $0.logits(network, inputs: Tensor([[-1, 0.5]]), activation: .relu)
    }
  }

  /// Logits of random networks against the reference, properties, and arguments to refuse.
  func checkLogits() {
    let shapes = isHidden ? [([4, 3, 5, 2], 6), ([3, 7, 1], 1)] : [([3, 5, 4, 2], 7), ([2, 3], 1)]
    for activation in Activation.allCases {
      for (layerSizes, batch) in shapes {
        let network = Network(layerSizes, activation, batch: batch, using: &random)
        agrees("logits of a \(layerSizes) network, \(activation), batch of \(batch)") {
          try $0.logits(network.parameters, inputs: network.inputs, activation: activation)
        }
      }
    }
    let network = Network([3, 4, 2], .tanh, batch: 5, using: &random)
    holds("each row of the logits depends on its own example alone") {
      let all = try $0.logits(network.parameters, inputs: network.inputs, activation: .tanh)
      let one = try $0.logits(network.parameters, inputs: network.inputs.rows(at: [3]), activation: .tanh)
      try requireEqual(
        all.ofShape([5, 2]).rows(at: [3]), one, within: .identity,
        "the same logits for an example in a batch and by itself")
    }
    holds("with the identity activation, two layers are one affine map") {
      let (weights, biases) = (network.parameters.weights, network.parameters.biases)
      let product = matmul(weights[1], weights[0])
      let offset = matmul(weights[1], biases[0]) + biases[1]
      try requireEqual(
        $0.logits(network.parameters, inputs: network.inputs, activation: .identity),
        matmul(network.inputs, product.transposed()) + offset, within: .identity)
    }
    rejects("inputs with a feature too many are refused") {
      try $0.logits(network.parameters, inputs: .zeros([2, 4]), activation: .tanh)
    }
    rejects("layers that do not fit each other are refused") {
      let swapped = MLPParameters(
        weights: network.parameters.weights.reversed(), biases: network.parameters.biases)
      return try $0.logits(swapped, inputs: network.inputs, activation: .tanh)
    }
    rejects("a network without layers is refused") {
      try $0.logits(MLPParameters(weights: [], biases: []), inputs: network.inputs, activation: .tanh)
    }
  }

  /// Parameter counts known from the lecture.
  func checkKnownCounts() {
    expect("[256, 64, 10] has 17 098 parameters", equals: 17_098) {
      try $0.parameterCount(layerSizes: [256, 64, 10])
    }
    expect("28·28·3 inputs, one hidden layer of 512: 1 209 866 parameters", equals: 1_209_866) {
      try $0.parameterCount(layerSizes: [28 * 28 * 3, 512, 10])
    }
    expect("28·28·3 inputs, three hidden layers of 512: 1 735 178 parameters", equals: 1_735_178) {
      try $0.parameterCount(layerSizes: [28 * 28 * 3, 512, 512, 512, 10])
    }
  }

  /// Parameter counts of random networks, and layer sizes to refuse.
  func checkCounts() {
    for layers in isHidden ? [2, 3, 6] : [2, 4] {
      let layerSizes = (0..<layers).map { _ in 1 + random.below(40) }
      agrees("parameters of \(layerSizes)") { try $0.parameterCount(layerSizes: layerSizes) }
    }
    rejects("a single layer size is refused") { try $0.parameterCount(layerSizes: [5]) }
    rejects("a layer of 0 units is refused") { try $0.parameterCount(layerSizes: [3, 0, 2]) }
  }
}
