import Checks
import Exercises
import LabKit
import Tensors

extension Trial where Solution == any MLPExercise {
  /// The binary training: one step. The loss of one logit `w` is the multiclass loss of the two logits `(0, w)`.
  func checkBinarySteps() {
    let data = LabelledData.xorClusters(count: 6, seed: random.next())
    let training = RepeatedTraining(layerSizes: [2, 3, 1], activation: .tanh, secret: random.next()) {
      solution, steps, rng in
      try solution.trainBinary(
        data, layerSizes: [2, 3, 1], activation: .tanh, steps: steps, learningRate: 0.5, using: &rng)
    }
    holds("a step is θ − η·∇ with all gradients at the same θ") { solution in
      guard let start = try self.start(of: training) else { return }
      var twoLogits = start
      twoLogits.weights[1] = concatenate([.zeros([1, 3]), start.weights[1]])
      twoLogits.biases[1] = concatenate([.zeros([1]), start.biases[1]])
      let classes = LabelledData(inputs: data.inputs, labels: data.labels.map { ($0 + 1) / 2 })
      let gradients = try self.gradients(at: twoLogits, classes, .tanh)
      let end = { (both: MLPParameters) in
        var one = both
        one.weights[1] = both.weights[1].rows(at: [1])
        one.biases[1] = both.biases[1].rows(at: [1])
        return stepped(start, along: one, rate: 0.5)
      }
      try requireEnd(
        training.run(solution, 1),
        among: [DescentEnds(right: end(gradients.right), own: gradients.own.map(end))], "a step")
    }
  }

  /// The training in batches: an epoch that is one step, an epoch of two batches, and the order of the examples.
  func checkEpochs() {
    let network = Network([4, 5, 3], .tanh, batch: 6, using: &random)
    let secret = random.next()
    holds("an epoch with one batch is the step θ − η·∇ with all gradients at the same θ") { solution in
      try requireEpoch(of: network, batches: [[Array(0..<6)]], size: 8, secret, solution)
    }
    let four = Network([4, 5, 3], .tanh, batch: 4, using: &random)
    holds("an epoch of 4 examples in batches of 3 makes two steps, the second with the example that is left")
    {
      let others = (0..<4).map { last in [(0..<4).filter { $0 != last }, [last]] }
      try requireEpoch(of: four, batches: others, size: 3, secret, $0)
    }
    let eight = Network([4, 5, 3], .tanh, batch: 8, using: &random)
    holds("every epoch visits the examples in a random order of its own") { solution in
      let training = epochs(of: eight, size: 1, secret)
      guard let start = try self.start(of: training) else { return }
      let inOrder = try ends(of: eight, from: start, batches: (0..<8).map { [$0] })
      let reversed = try ends(of: eight, from: start, batches: (0..<8).reversed().map { [$0] })
      let end = try training.run(solution, 1)
      // Where the order makes no difference, as with gradients of 0, it cannot be told.
      let isInOrder = zip(inOrder.all, reversed.all).contains { agree(end, $0) && !agree(end, $1) }
      try require(
        !isInOrder,
        "batches of one example are taken in the order of the data: shuffle the examples before every epoch")
      let drawn = try drawnOrder(of: 8, after: training).map { [$0] }
      let once = try ends(of: eight, from: start, batches: drawn)
      guard once.all.contains(where: { agree(end, $0) }) else { return }
      let twice = try ends(of: eight, from: start, batches: drawn + drawn)
      let second = try training.run(solution, 2)
      try require(
        !twice.all.contains { agree(second, $0) },
        "the second epoch visits the examples in the order of the first: draw a new order for every epoch")
    }
  }

  private func epochs(of network: Network, size: Int, _ secret: UInt64) -> RepeatedTraining {
    let data = LabelledData(inputs: network.inputs, labels: network.labels)
    return RepeatedTraining(layerSizes: [4, 5, 3], activation: .tanh, secret: secret) {
      solution, epochs, rng in
      try solution.train(
        data, layerSizes: [4, 5, 3], activation: .tanh, epochs: epochs, batchSize: size, learningRate: 0.5,
        using: &rng)
    }
  }

  /// Requires one of several divisions of the examples into batches.
  ///
  /// The student's own gradients are also taken with the examples in the order that `rng.permutation` draws: wrong
  /// ones may depend on the order within a batch.
  private func requireEpoch(
    of network: Network, batches: [[[Int]]], size: Int, _ secret: UInt64, _ solution: Solution
  ) throws {
    let training = epochs(of: network, size: size, secret)
    guard let start = try self.start(of: training) else { return }
    let ends = try batches.map { try self.ends(of: network, from: start, batches: $0) }
    let order = try drawnOrder(of: network.labels.count, after: training)
    let drawn = stride(from: 0, to: order.count, by: size).map {
      Array(order[$0..<min($0 + size, order.count)])
    }
    let inDrawnOrder = try self.ends(of: network, from: start, batches: drawn)
    try requireEnd(
      training.run(solution, 1), among: [inDrawnOrder] + ends,
      batches[0].count == 1 ? "a step" : "an epoch")
  }

  /// The order in which the first epoch visits the examples when it draws it with `rng.permutation`.
  private func drawnOrder(of count: Int, after training: RepeatedTraining) throws -> [Int] {
    try fromReference("order of \(count) after \(training.layerSizes), \(training.secret)") { reference in
      var rng = SplitMix64.forStudent(secret: training.secret)
      _ = try reference.initialize(
        layerSizes: training.layerSizes, activation: training.activation, using: &rng)
      return rng.permutation(count)
    }
  }

  /// Where the steps of an epoch lead, one for each batch, along the right gradients and along the student's own.
  private func ends(of network: Network, from start: MLPParameters, batches: [[Int]]) throws -> DescentEnds {
    var right = start
    var own: MLPParameters? = start
    for batch in batches {
      let data = LabelledData(
        inputs: network.inputs.rows(at: batch), labels: batch.map { network.labels[$0] })
      let gradients = try self.gradients(at: right, data, .tanh)
      let ownGradients =
        own == right ? gradients.own : try own.flatMap { try self.gradients(at: $0, data, .tanh).own }
      right = stepped(right, along: gradients.right, rate: 0.5)
      own = own.flatMap { parameters in ownGradients.map { stepped(parameters, along: $0, rate: 0.5) } }
    }
    return DescentEnds(right: right, own: own)
  }
}
