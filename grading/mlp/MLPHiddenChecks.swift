import Checks
import Exercises
import Tensors

extension Trial where Solution == any MLPExercise {
  /// The mean over a batch is the mean over the batch taken twice, and so are the gradients.
  func checkDoubledBatch() {
    let network = Network([3, 5, 4], .tanh, batch: 3, using: &random)
    holds("the batch taken twice has the same loss and the same gradients") {
      let once = try $0.lossAndGradients(
        network.parameters, inputs: network.inputs, labels: network.labels, activation: .tanh)
      let twice = try $0.lossAndGradients(
        network.parameters, inputs: concatenate([network.inputs, network.inputs]),
        labels: network.labels + network.labels, activation: .tanh)
      try requireEqual(twice.loss, once.loss, within: .identity, "the loss stays the same")
      try requireEqual(twice.gradients, once.gradients, within: .identity, "the gradients stay the same")
    }
  }

  /// Hidden units have no order: permuting them permutes their gradients and changes nothing else.
  func checkPermutedUnits() {
    let network = Network([3, 6, 4], .tanh, batch: 5, using: &random)
    var order = random.permutation(6)
    if order == Array(0..<6) { order.reverse() }
    holds("permuting the hidden units permutes their gradients") {
      let plain = try $0.lossAndGradients(
        network.parameters, inputs: network.inputs, labels: network.labels, activation: .tanh)
      let permuted = try $0.lossAndGradients(
        permutingUnits(of: network.parameters, order), inputs: network.inputs, labels: network.labels,
        activation: .tanh)
      try requireEqual(permuted.loss, plain.loss, within: .identity, "the loss stays the same")
      try requireFit(plain.gradients, network.parameters)
      try requireEqual(
        permuted.gradients, permutingUnits(of: plain.gradients, order), within: .identity,
        "the same permutation of the gradients")
    }
  }
}

/// A network with one hidden layer, its hidden units in another order.
private func permutingUnits(of parameters: MLPParameters, _ order: [Int]) -> MLPParameters {
  MLPParameters(
    weights: [
      parameters.weights[0].rows(at: order), parameters.weights[1].take(axis: 1, at: order),
    ],
    biases: [parameters.biases[0].rows(at: order), parameters.biases[1]])
}
