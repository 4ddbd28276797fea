package import Checks
import Exercises
import LabKit
import Tensors

extension Trial<any MLPExercise> {
  /// The start and one step, then accuracy on unseen points.
  package func trainOnXOR() {
    descent("a step is θ − η·∇ with all gradients at the same θ", of: binaryTraining())
    descent("the second step is like the first, from where that led", of: binaryTraining(), epochs: 2)
    measure("accuracy on 400 unseen XOR points") { solution, rng in
      let training = LabelledData.xorClusters(count: 100, seed: rng.next())
      let test = LabelledData.xorClusters(count: 400, seed: rng.next())
      var own = SplitMix64.forStudent(secret: rng.next())
      let parameters = try solution.trainBinary(
        training, layerSizes: [2, 8, 1], activation: .tanh, steps: 100, learningRate: 2, using: &own)
      let logits = try solution.logits(parameters, inputs: test.inputs, activation: .tanh)
        .ofShape([400, 1], "`logits`")
      return accuracy(of: logits.storage.map { $0 >= 0 ? 1 : -1 }, test.labels)
    }
  }

  /// The start, one step and the order of the examples, then accuracy on unseen images.
  package func trainOnDigits() {
    let secret = random.next()
    descent(
      "an epoch with one batch is the step θ − η·∇ with all gradients at the same θ",
      of: training(examples: 6, batchSize: 8, secret))
    descent(
      "an epoch of 4 examples in batches of 3 makes two steps, the second with the example that is left",
      of: training(examples: 4, batchSize: 3, secret),
      divisions: (0..<4).map { last in [(0..<4).filter { $0 != last }, [last]] })
    newOrders(
      "every epoch visits the examples in a random order of its own",
      of: training(examples: 8, batchSize: 1, secret))
    measure("accuracy on 400 unseen digits") { solution, rng in
      let training = try digits(seed: rng.next())
      let test = try digits(seed: rng.next())
      var own = SplitMix64.forStudent(secret: rng.next())
      let parameters = try solution.train(
        training, layerSizes: [64, 32, 10], activation: .relu, epochs: 6, batchSize: 10, learningRate: 0.2,
        using: &own)
      let logits = try solution.logits(parameters, inputs: test.inputs, activation: .relu)
        .ofShape([400, 10], "`logits`")
      return accuracy(of: logits.argmax(axis: 1), test.labels)
    }
  }

  /// 400 digits for a seed, drawn once per batch of submissions.
  private func digits(seed: UInt64) throws -> LabelledData {
    try fromReference("digits \(seed)") { _ in
      LabelledData.glyphDigits(count: 400, size: 8, difficulty: .easy, seed: seed).withAlternatingContrast()
    }
  }

  /// The binary training on six points. The loss of one logit `w` is the multiclass loss of the two logits `(0, w)`.
  private func binaryTraining() -> Descent<Solution> {
    let data = LabelledData.xorClusters(count: 6, seed: random.next())
    let classes = LabelledData(inputs: data.inputs, labels: data.labels.map { ($0 + 1) / 2 })
    return Descent(
      examples: 6, batchSize: 6, rate: 0.5, secret: random.next(),
      start: { try $0.initialize(layerSizes: [2, 3, 1], activation: .tanh, using: &$1).tensors },
      train: {
        try $0.trainBinary(
          data, layerSizes: [2, 3, 1], activation: .tanh, steps: $1, learningRate: 0.5, using: &$2
        ).tensors
      },
      gradients: { solution, point, _ in
        let two = MLPParameters(point).mappingLastLayer { concatenate([0 * $0, $0]) }
        let network = Network(activation: .tanh, parameters: two, data: classes)
        let gradients = try network.lossAndGradients(solution).gradients
        try gradients.tensors.requireShapes(of: two.tensors, "the gradients")
        return gradients.mappingLastLayer { $0.rows(at: [1]) }.tensors
      })
  }

  /// The training in batches, on random examples.
  private func training(examples: Int, batchSize: Int, _ secret: UInt64) -> Descent<Solution> {
    let network = network([4, 5, 3], .tanh, batch: examples)
    return Descent(
      examples: examples, batchSize: batchSize, rate: 0.5, secret: secret,
      start: { try $0.initialize(layerSizes: [4, 5, 3], activation: .tanh, using: &$1).tensors },
      train: {
        try $0.train(
          network.data, layerSizes: [4, 5, 3], activation: .tanh, epochs: $1, batchSize: batchSize,
          learningRate: 0.5, using: &$2
        ).tensors
      },
      gradients: {
        try network.with(parameters: MLPParameters($1)).examples($2).lossAndGradients($0).gradients.tensors
      })
  }
}

extension MLPParameters {
  /// The parameters with the rows of the last layer's changed.
  fileprivate func mappingLastLayer(_ change: (Tensor) -> Tensor) -> MLPParameters {
    var changed = self
    let last = weights.count - 1
    (changed.weights[last], changed.biases[last]) = (change(weights[last]), change(biases[last]))
    return changed
  }
}
