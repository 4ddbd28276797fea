import Foundation
import LabKit

/// A training task with everything that decides its outcome but the seed.
struct Setting: Sendable {
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

  /// The same task for a model without hidden layer.
  var linear: Setting {
    var setting = self
    setting.layerSizes = [layerSizes[0], layerSizes[layerSizes.count - 1]]
    return setting
  }

  /// Trains with one seed.
  ///
  /// - Returns: the accuracy on the test data, and the seconds that training took.
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
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
    return (
      accuracy(try model.logits(parameters, inputs: test.inputs, activation: activation), test), seconds
    )
  }

  /// The share of examples whose prediction is right: the sign of one logit, or the largest of several.
  private func accuracy(_ logits: Tensor, _ test: LabelledData) -> Double {
    let predicted =
      logits.shape[1] == 1 ? logits.storage.map { $0 >= 0 ? 1 : -1 } : logits.argmax(axis: 1)
    let right = zip(predicted, test.labels).filter { $0 == $1 }.count
    return Double(right) / Double(test.labels.count)
  }
}

/// Accuracies and times of one setting over several seeds.
struct Summary {
  var accuracies: [Double] = []
  var seconds: [Double] = []

  init(of setting: Setting, seeds: Int) throws {
    for seed in 1...seeds {
      let (accuracy, seconds) = try setting.run(seed: UInt64(seed))
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
