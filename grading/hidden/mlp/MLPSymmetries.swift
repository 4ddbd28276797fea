import Checks
import Exercises
import PublicMLP
import Tensors

extension Trial<any MLPExercise> {
  /// The mean over a batch is the mean over the batch taken twice, and so are the gradients.
  func checkDoubledBatch() {
    let once = network([3, 5, 4], .tanh, batch: 3)
    let twice = once.examples([0, 1, 2, 0, 1, 2])
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
    let permuted = plain.with(parameters: plain.parameters.permutingUnits(order))
    identity("permuting the hidden units changes no loss") {
      try (permuted.lossAndGradients($0).loss, plain.lossAndGradients($0).loss)
    }
    identity("permuting the hidden units permutes their gradients") {
      let gradients = try plain.lossAndGradients($0).gradients
      try gradients.tensors.requireShapes(of: plain.parameters.tensors, "the gradients")
      return try (permuted.lossAndGradients($0).gradients, gradients.permutingUnits(order))
    }
  }

  /// A loss and gradients that ignore the labels, or are NaN, have the symmetries too.
  func checkOtherLabels() {
    let one = network([3, 5, 4], .tanh, batch: 2).with(labels: [0, 1])
    let other = one.with(labels: [2, 3])
    holds("other labels give another loss and other gradients") {
      let (first, second) = try (one.lossAndGradients($0), other.lossAndGradients($0))
      // Not `!=`, so that a NaN fails.
      try require(abs(first.loss - second.loss) > 0, "other labels do not give another loss")
      for gradient in first.gradients.weights { try requireFinite(gradient, "a gradient") }
      try require(first.gradients != second.gradients, "the gradients are the same for other labels")
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
