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

  /// Logits of random networks against the reference, properties, and arguments to refuse.
  package func checkLogits(_ cases: [(layerSizes: [Int], batch: Int)]) {
    for activation in Activation.allCases {
      for (layerSizes, batch) in cases {
        let drawn = network(layerSizes, activation, batch: batch)
        agrees("logits of a \(layerSizes) network, \(activation), batch of \(batch)") { try drawn.logits($0) }
      }
    }
    let drawn = network([3, 4, 2], .tanh, batch: 5)
    identity("each row of the logits depends on its own example alone") {
      try (drawn.logits($0).ofShape([5, 2]).rows(at: [3]), drawn.examples([3]).logits($0))
    }
    let (weights, biases) = (drawn.parameters.weights, drawn.parameters.biases)
    identity("with the identity activation, two layers are one affine map") {
      let product = matmul(drawn.data.inputs, matmul(weights[1], weights[0]).transposed())
      return try (
        $0.logits(drawn.parameters, inputs: drawn.data.inputs, activation: .identity),
        product + matmul(weights[1], biases[0]) + biases[1]
      )
    }
    rejects("inputs with a feature too many are refused") {
      try $0.logits(drawn.parameters, inputs: .zeros([2, 4]), activation: .tanh)
    }
    rejects("layers that do not fit each other are refused") {
      try drawn.at(MLPParameters(weights: weights.reversed(), biases: biases)).logits($0)
    }
    rejects("a network without layers is refused") {
      try drawn.at(MLPParameters(weights: [], biases: [])).logits($0)
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

  /// Losses known without a network's weights, large logits, and relu's kink.
  func checkKnownLosses() {
    let zero = Network(
      .tanh,
      MLPParameters(weights: [.zeros([4, 3]), .zeros([10, 4])], biases: [.zeros([4]), .zeros([10])]),
      LabelledData(inputs: .ones([2, 3]), labels: [0, 9]))
    let large = Network(
      .identity, MLPParameters(weights: [Tensor([[1e4], [-1e4]])], biases: [.zeros([2])]),
      LabelledData(inputs: Tensor([[1]]), labels: [1]))
    let dead = Network(
      .relu,
      MLPParameters(weights: [Tensor([[0]]), Tensor([[1], [-1]])], biases: [Tensor([0]), .zeros([2])]),
      LabelledData(inputs: Tensor([[1]]), labels: [0]))
    presumingForward {
      known([
        "with all parameters 0 the loss is log 10": (zero, log(10.0)),
        "logits ±10000 with the wrong label cost 20000, without overflow": (large, 2e4),
      ]) { try $1.lossAndGradients($0).loss }
      expect(
        "logits ±10000 with the wrong label: the gradients are ±1, not NaN",
        equals: MLPParameters(weights: [Tensor([[1], [-1]])], biases: [Tensor([1, -1])])
      ) { try large.lossAndGradients($0).gradients }
      expect("relu′(0) is 0: no gradient passes through a pre-activation of 0", equals: [Tensor([[0]])]) {
        try Array(dead.lossAndGradients($0).gradients.weights.prefix(1))
      }
    }
  }

  /// The loss of random networks against the reference, and the gradient of each parameter tensor.
  package func checkGradients(_ cases: [(layerSizes: [Int], activation: Activation, batch: Int)]) {
    for (layerSizes, activation, batch) in cases {
      let drawn = network(layerSizes, activation, batch: batch)
      let label = "\(activation), layers \(layerSizes), batch of \(batch)"
      presumingForward { agrees("the loss, \(label)") { try drawn.lossAndGradients($0).loss } }
      gradients(of: drawn.loss(label))
    }
  }

  package func checkUnfitLabels() {
    var drawn = network([3, 4, 2], .tanh, batch: 2)
    for (label, classes) in [
      ("label 2 of 2 classes is refused", [0, 2]), ("two examples and one label are refused", [0]),
    ] {
      drawn.data.labels = classes
      rejects(label) { [drawn] in try drawn.lossAndGradients($0).loss }
    }
  }
}
