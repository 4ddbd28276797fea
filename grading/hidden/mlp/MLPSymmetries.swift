import Checks
import Exercises
import PublicMLP
import Tensors

extension Trial<any MLPExercise> {
  /// The mean over a batch is the mean over the batch taken twice, and so are the gradients.
  func checkDoubledBatch() {
    let once = network([3, 5, 4], .tanh, batch: 3)
    var twice = once
    twice.data.inputs = concatenate([once.data.inputs, once.data.inputs])
    twice.data.labels += once.data.labels
    identity("the batch taken twice has the same loss") {
      try (twice.lossAndGradients($0).loss, once.lossAndGradients($0).loss)
    }
    identity("the batch taken twice has the same gradients") {
      try (twice.lossAndGradients($0).gradients, once.lossAndGradients($0).gradients)
    }
  }

  /// Hidden units have no order: permuting them permutes their gradients and changes nothing else.
  func checkPermutedUnits() {
    let plain = network([3, 6, 4], .tanh, batch: 5)
    let order = random.reordering(6)
    let permuted = plain.at(plain.parameters.permutingUnits(order))
    identity("permuting the hidden units changes no loss") {
      try (permuted.lossAndGradients($0).loss, plain.lossAndGradients($0).loss)
    }
    identity("permuting the hidden units permutes their gradients") {
      let gradients = try plain.lossAndGradients($0).gradients
      try gradients.requireFit(plain.parameters)
      return try (permuted.lossAndGradients($0).gradients, gradients.permutingUnits(order))
    }
  }
}

extension MLPParameters {
  /// A network with one hidden layer, its hidden units in another order.
  fileprivate func permutingUnits(_ order: [Int]) -> MLPParameters {
    MLPParameters(
      weights: [weights[0].rows(at: order), weights[1].take(axis: 1, at: order)],
      biases: [biases[0].rows(at: order), biases[1]])
  }
}
