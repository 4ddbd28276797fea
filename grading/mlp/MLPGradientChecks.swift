import Checks
import Exercises
import Foundation
import GradientCheck
import Tensors

extension Trial where Solution == any MLPExercise {
  /// Losses known without a network's weights, and large logits.
  func checkKnownLoss() { presumingForward { knownLosses() } }

  private func knownLosses() {
    let zero = MLPParameters(
      weights: [.zeros([4, 3]), .zeros([10, 4])], biases: [.zeros([4]), .zeros([10])])
    expect("with all parameters 0 the loss is log 10", equals: log(10.0)) {
      try $0.lossAndGradients(zero, inputs: .ones([2, 3]), labels: [0, 9], activation: .tanh).loss
    }
    let large = MLPParameters(weights: [Tensor([[1e4], [-1e4]])], biases: [.zeros([2])])
    expect("logits ±10000 with the wrong label cost 20000, without overflow", equals: 2e4) {
      try $0.lossAndGradients(large, inputs: Tensor([[1]]), labels: [1], activation: .identity).loss
    }
    expect(
      "logits ±10000 with the wrong label: the gradients are ±1, not NaN",
      equals: MLPParameters(weights: [Tensor([[1], [-1]])], biases: [Tensor([1, -1])])
    ) {
      try $0.lossAndGradients(large, inputs: Tensor([[1]]), labels: [1], activation: .identity).gradients
    }
    let dead = MLPParameters(
      weights: [Tensor([[0]]), Tensor([[1], [-1]])], biases: [Tensor([0]), .zeros([2])])
    expect("relu′(0) is 0: no gradient passes through a pre-activation of 0", equals: Tensor([[0]])) {
      let gradients = try $0.lossAndGradients(
        dead, inputs: Tensor([[1]]), labels: [0], activation: .relu
      ).gradients
      guard let first = gradients.weights.first else { throw Mismatch("there is no gradient of weights[0]") }
      return first
    }
  }

  /// Loss and the gradient of every parameter tensor of networks with one hidden layer, and labels to refuse.
  func checkShallowGradients() {
    let cases: [([Int], Activation, Int)] =
      isHidden
      ? [([4, 3, 2], .tanh, 6), ([2, 5, 3], .relu, 4), ([3, 1, 2], .sigmoid, 1)]
      : [
        ([3, 4, 2], .tanh, 7), ([3, 4, 2], .tanh, 1), ([2, 4, 3], .relu, 7), ([2, 4, 3], .relu, 1),
        ([4, 3, 2], .sigmoid, 5), ([3, 2, 4], .identity, 5),
      ]
    for (layerSizes, activation, batch) in cases { checkGradients(layerSizes, activation, batch) }
    let network = Network([3, 4, 2], .tanh, batch: 2, using: &random)
    rejects("label 2 of 2 classes is refused") {
      try $0.lossAndGradients(network.parameters, inputs: network.inputs, labels: [0, 2], activation: .tanh)
        .loss
    }
    rejects("two examples and one label are refused") {
      try $0.lossAndGradients(network.parameters, inputs: network.inputs, labels: [0], activation: .tanh).loss
    }
  }

  /// Networks with three hidden layers, all layer sizes different.
  func checkDeepGradients() {
    checkGradients([3, 5, 4, 2, 6], .tanh, 5)
    checkGradients([2, 6, 3, 5, 4], .relu, 5)
    checkGradients([4, 6, 3, 5, 2], .sigmoid, 2)
    checkGradients([5, 2, 4, 6, 3], .identity, 1)
  }

  /// The loss against the reference, then the gradient with respect to each parameter tensor.
  private func checkGradients(_ layerSizes: [Int], _ activation: Activation, _ batch: Int) {
    let network = Network(layerSizes, activation, batch: batch, using: &random)
    let (inputs, labels) = (network.inputs, network.labels)
    let name = "\(activation), layers \(layerSizes), batch of \(batch)"
    presumingForward {
      agrees("the loss, \(name)") {
        try $0.lossAndGradients(
          network.parameters, inputs: inputs, labels: labels, activation: activation
        ).loss
      }
    }
    for place in network.places {
      guard let tensor = network.parameters.tensor(at: place) else { continue }
      gradient(
        "gradient of \(place), \(name)", at: [NamedTensor("\(place)", tensor)],
        dimensions: [NamedDimension("rows of the batch", batch)],
        of: { solution, point in
          let parameters = network.replacing(place, with: point[0])
          return Tensor(
            try solution.lossAndGradients(
              parameters, inputs: inputs, labels: labels, activation: activation
            ).loss)
        },
        pullback: { solution, point, _ in
          let parameters = network.replacing(place, with: point[0])
          let gradients = try solution.lossAndGradients(
            parameters, inputs: inputs, labels: labels, activation: activation
          ).gradients
          guard let found = gradients.tensor(at: place) else {
            throw Mismatch("there is no gradient of \(place)")
          }
          return [found]
        })
    }
  }
}
