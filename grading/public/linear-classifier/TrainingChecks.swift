package import Checks
import Exercises
import GradientCheck
import LabKit
import Tensors

/// With 200 seeds the reference reached 0.8275 at least, the rival 0.3725 at most (`Benchmarks/calibration`).
package let trainingCalibration = Calibration(
  reference: 0.82, rival: 0.38, "gradients that are averaged twice")

extension Trial<any LinearClassifierExercise> {
  /// The start, single steps and the order of the examples, what is recorded, then accuracy on unseen images.
  package func checkTraining() {
    let secret = random.next()
    descent(
      "an epoch with one batch is one step from the initial parameters",
      of: training(examples: 5, batchSize: 7, secret))
    descent(
      "two epochs with one batch are two steps at the same rate",
      of: training(examples: 5, batchSize: 7, secret), epochs: 2)
    descent(
      "an epoch of 4 examples in batches of 3 makes two steps, the second with the example that is left",
      of: training(examples: 4, batchSize: 3, secret),
      divisions: (0..<4).map { last in [(0..<4).filter { $0 != last }, [last]] })
    newOrders(
      "every epoch visits the examples in a random order of its own",
      of: training(examples: 8, batchSize: 1, secret))
    checkRecords(secret)
    measure("accuracy on 400 unseen digits") { solution, rng in
      let (training, test) = (try digits(seed: rng.next()), try digits(seed: rng.next()))
      let fit = try train(
        solution, training, dev: test.prefix(20), epochs: 6, batchSize: 20, rate: 0.3, rng.next())
      let logits = matmul(test.inputs, try fit.weight.ofShape([10, 64], "`weight`").transposed())
      return accuracy(of: (logits + (try fit.bias.ofShape([10], "`bias`"))).argmax(axis: 1), test.labels)
    }
  }

  /// Losses and accuracies of two epochs, each known from the parameters that fewer epochs lead to.
  private func checkRecords(_ secret: UInt64) {
    let (training, dev) = (batch([5, 4, 3]), batch([7, 4, 3]))
    let fit = { (solution: any LinearClassifierExercise, epochs: Int, rate: Double) in
      try self.train(
        solution, training.data, dev: dev.data, classes: 3, epochs: epochs, batchSize: 2, rate: rate, secret)
    }
    holds("the accuracy on `dev` after each epoch") { solution in
      let ends = try [fit(solution, 1, 0.5), fit(solution, 2, 0.5)]
      let due = try ends.map { end in
        try dev.with { ($0.weight, $0.bias) = (end.weight, end.bias) }.accuracy(solution)
      }
      try requireEqual(ends[1].devAccuracy, due, "the list of accuracies")
    }
    holds("the loss of an epoch is the mean over its batches, each before its step") { solution in
      // With so small a rate the parameters stay where they start.
      let losses = try fit(solution, 2, 1e-200).trainLoss
      let start = try fit(solution, 0, 1e-200)
      let due = try orders(2, of: 5, secret).map { order in
        let batches = stride(from: 0, to: 5, by: 2).map { Array(order[$0...].prefix(2)) }
        return try batches.map { batch in
          try training.examples(batch).with { ($0.weight, $0.bias) = (start.weight, start.bias) }.loss(
            solution)
        }.reduce(0, +) / Double(batches.count)
      }
      try requireEqual(losses, due, within: .reference, "the list of losses")
    }
    let none = LabelledData(inputs: .zeros([0, 4]), labels: [])
    let vector = LabelledData(inputs: .ones([5]), labels: training.labels)
    for (name, data, epochs, batchSize) in [
      ("no examples", none, 1, 2), ("batches of 0 examples", training.data, 1, 0),
      ("−1 epochs", training.data, -1, 2),
      ("a label too few", LabelledData(inputs: training.inputs, labels: [0, 1]), 1, 2),
      ("a vector in place of examples", vector, 1, 2),
    ] {
      rejects("training with \(name) is refused") {
        try train(
          $0, data, dev: dev.data, classes: 3, epochs: epochs, batchSize: batchSize, rate: 0.1, secret
        )
        .weight
      }
    }
  }

  /// The orders in which the epochs of a training visit examples of 4 features in 3 classes.
  private func orders(_ epochs: Int, of examples: Int, _ secret: UInt64) throws -> [[Int]] {
    try fromReference("orders of \(examples) for \(secret)") { reference in
      var rng = SplitMix64.forStudent(secret: secret)
      _ = try reference.glorotUniform(fanOut: 3, fanIn: 4, using: &rng)
      return (0..<epochs).map { _ in rng.permutation(examples) }
    }
  }

  private func train(
    _ solution: any LinearClassifierExercise, _ data: LabelledData, dev: LabelledData, classes: Int = 10,
    epochs: Int, batchSize: Int, rate: Double, _ secret: UInt64
  ) throws -> LinearClassifierFit {
    var rng = SplitMix64.forStudent(secret: secret)
    return try solution.train(
      train: data, dev: dev, classes: classes, epochs: epochs, batchSize: batchSize, learningRate: rate,
      using: &rng)
  }

  /// 400 digits for a seed, drawn once per batch of submissions.
  private func digits(seed: UInt64) throws -> LabelledData {
    try fromReference("digits \(seed)") { _ in
      LabelledData.glyphDigits(count: 400, size: 8, difficulty: .easy, seed: seed)
    }
  }

  /// The training on random examples. A step moves the parameters along the gradient.
  private func training(examples: Int, batchSize: Int, _ secret: UInt64) -> Descent<Solution> {
    let data = batch([examples, 4, 3])
    return Descent(
      examples: examples, batchSize: batchSize, rate: 0.5, secret: secret,
      start: {
        [
          NamedTensor("weight", try $0.glorotUniform(fanOut: 3, fanIn: 4, using: &$1)),
          NamedTensor("bias", .zeros([3])),
        ]
      },
      train: {
        let fit = try $0.train(
          train: data.data, dev: data.data, classes: 3, epochs: $1, batchSize: batchSize, learningRate: 0.5,
          using: &$2)
        return [NamedTensor("weight", fit.weight), NamedTensor("bias", fit.bias)]
      },
      gradients: { solution, at, examples in
        let batch = LabelledBatch(
          inputs: data.inputs.rows(at: examples), labels: examples.map { data.labels[$0] },
          weight: at[0].value,
          bias: at[1].value)
        return try batch.gradients(solution, rate: 1)
      })
  }
}

extension LabelledBatch {
  fileprivate var data: LabelledData { LabelledData(inputs: inputs, labels: labels) }
}

extension LabelledData {
  fileprivate func prefix(_ count: Int) -> LabelledData {
    LabelledData(inputs: inputs.rows(at: Array(0..<count)), labels: Array(labels.prefix(count)))
  }
}
