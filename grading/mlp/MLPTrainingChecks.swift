import Checks
import Exercises
import LabKit
import Tensors

extension Trial where Solution == any MLPExercise {
  /// Item g: the start and one step, then accuracy on unseen points.
  ///
  /// Calibrated on 100 examples, 2-8-1, tanh, 100 steps at rate 2: at least 0.98 with every seed; a model
  /// without hidden layer stays below 0.8.
  func trainOnXOR() {
    checkBinarySteps()
    measure("accuracy on 400 unseen XOR points") { solution, rng in
      let training = LabelledData.xorClusters(count: 100, seed: rng.next())
      let test = LabelledData.xorClusters(count: 400, seed: rng.next())
      var own = SplitMix64.forStudent(secret: rng.next())
      let parameters = try solution.trainBinary(
        training, layerSizes: [2, 8, 1], activation: .tanh, steps: 100, learningRate: 2, using: &own)
      let logits = try solution.logits(parameters, inputs: test.inputs, activation: .tanh)
      try requireShape(logits, [400, 1], "`logits`")
      return share(logits.storage.map { $0 >= 0 ? 1 : -1 }, test.labels)
    }
  }

  /// Item h: the start, one step and the order of the examples, then accuracy on unseen images.
  ///
  /// Calibrated on 400 easy 8×8 digits with alternating contrast, 64-32-10, relu, 6 epochs of batches of 10 at
  /// rate 0.2: at least 0.83 with every seed; a model without hidden layer stays below 0.35.
  func trainOnDigits() {
    checkEpochs()
    measure("accuracy on 400 unseen digits") { solution, rng in
      let training = try digits(count: 400, seed: rng.next())
      let test = try digits(count: 400, seed: rng.next())
      var own = SplitMix64.forStudent(secret: rng.next())
      let parameters = try solution.train(
        training, layerSizes: [64, 32, 10], activation: .relu, epochs: 6, batchSize: 10, learningRate: 0.2,
        using: &own)
      let logits = try solution.logits(parameters, inputs: test.inputs, activation: .relu)
      try requireShape(logits, [400, 10], "`logits`")
      return share(logits.argmax(axis: 1), test.labels)
    }
  }

  /// Digits for a seed, drawn once per batch of submissions.
  private func digits(count: Int, seed: UInt64) throws -> LabelledData {
    try fromReference("digits \(seed)") { _ in
      LabelledData.glyphDigits(count: count, size: 8, difficulty: .easy, seed: seed).withAlternatingContrast()
    }
  }
}

/// The share of predictions that are right.
private func share(_ predicted: [Int], _ gold: [Int]) -> Double {
  Double(zip(predicted, gold).filter { $0 == $1 }.count) / Double(gold.count)
}
