import Foundation
import LabKit

/// A training task with everything that decides its outcome but the seed, beside a rival that must earn nothing.
protocol Task {
  var name: String { get }
  /// What the rival is.
  var rivalName: String { get }
  /// The same for the rival.
  var rival: Self { get }

  /// Trains with one seed.
  ///
  /// - Returns: the accuracy on the test data, and the seconds that training took.
  func run(seed: UInt64) throws -> (accuracy: Double, seconds: Double)
}

/// A training of a multilayer perceptron.
struct Setting: Task {
  var name: String
  /// Training data and test data for a seed.
  var data: @Sendable (UInt64) -> (train: LabelledData, test: LabelledData)
  var layerSizes: [Int]
  var activation: Activation
  var budget: Budget
  var learningRate: Double

  /// How long to train.
  enum Budget: Sendable {
    /// Full-batch steps of a binary classifier.
    case steps(Int)
    /// Epochs of mini-batches.
    case epochs(Int, batchSize: Int)
  }

  let rivalName = "without hidden layer"
  var rival: Setting {
    var setting = self
    setting.layerSizes = [layerSizes[0], layerSizes[layerSizes.count - 1]]
    return setting
  }

  func run(seed: UInt64) throws -> (accuracy: Double, seconds: Double) {
    let (training, test) = data(seed)
    let model = MLP()
    var rng = SplitMix64.stream("calibration", seed)
    let start = DispatchTime.now()
    let parameters =
      switch budget {
      case .steps(let steps):
        try model.trainBinary(
          training, layerSizes: layerSizes, activation: activation, steps: steps, learningRate: learningRate,
          using: &rng)
      case .epochs(let epochs, let batchSize):
        try model.train(
          training, layerSizes: layerSizes, activation: activation, epochs: epochs, batchSize: batchSize,
          learningRate: learningRate, using: &rng)
      }
    let seconds = start.secondsUntilNow
    return (
      accuracy(try model.logits(parameters, inputs: test.inputs, activation: activation), test), seconds
    )
  }
}

/// The training of item h of linear-classifier, on digits of 8×8.
struct DigitsSetting: Task {
  let name = "linear-classifier, item h: digits 8×8 easy, 400 examples, 6 epochs of 20, rate 0.3:"
  let rivalName = "gradients averaged twice"
  var learningRate = 0.3
  /// Twice averaged gradients make steps of a 20th.
  var rival: DigitsSetting { DigitsSetting(learningRate: 0.3 / 20) }

  func run(seed: UInt64) throws -> (accuracy: Double, seconds: Double) {
    let digits = { (seed: UInt64) in
      LabelledData.glyphDigits(count: 400, size: 8, difficulty: .easy, seed: seed)
    }
    let (training, test) = (digits(2 * seed), digits(2 * seed + 1))
    var rng = SplitMix64.stream("calibration", seed)
    let start = DispatchTime.now()
    let model = LinearClassifier()
    let fit = try model.train(
      train: training, dev: test, classes: 10, epochs: 6, batchSize: 20, learningRate: learningRate,
      using: &rng)
    let seconds = start.secondsUntilNow
    return (accuracy(try model.affine(test.inputs, weight: fit.weight, bias: fit.bias), test), seconds)
  }
}

extension DispatchTime {
  fileprivate var secondsUntilNow: Double {
    Double(DispatchTime.now().uptimeNanoseconds - uptimeNanoseconds) / 1e9
  }
}

/// The share of examples whose prediction is right: the sign of one logit, or the largest of several.
private func accuracy(_ logits: Tensor, _ test: LabelledData) -> Double {
  let predicted =
    logits.shape[1] == 1 ? logits.storage.map { $0 >= 0 ? 1 : -1 } : logits.argmax(axis: 1)
  let right = zip(predicted, test.labels).filter { $0 == $1 }.count
  return Double(right) / Double(test.labels.count)
}

/// Accuracies and times of one task over several seeds.
struct Summary {
  var accuracies: [Double] = []
  var seconds: [Double] = []

  init(of task: some Task, seeds: Int) throws {
    for seed in 1...seeds {
      let (accuracy, seconds) = try task.run(seed: UInt64(seed))
      accuracies.append(accuracy)
      self.seconds.append(seconds)
    }
    accuracies.sort()
    seconds.sort()
  }

  var worst: Double { accuracies[0] }
  var best: Double { accuracies[accuracies.count - 1] }
  var median: Double { accuracies[(accuracies.count - 1) / 2] }
  var medianSeconds: Double { seconds[(seconds.count - 1) / 2] }
}
