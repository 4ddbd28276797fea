import LabKit

/// A multilayer perceptron with its gradients worked out by hand.
///
/// `MLPExercise` says in full what each function takes, returns and throws.
struct MLP: MLPExercise {
  /// Number of trainable numbers: `Σ_l (d_l + 1) · d_(l+1)`.
  func parameterCount(layerSizes: [Int]) throws -> Int {
    throw LabError.notImplemented
  }

  /// Draws initial parameters: uniform weights in `[−ℓ, ℓ)`, zero biases.
  func initialize<R: RandomSource>(
    layerSizes: [Int], activation: Activation, using rng: inout R
  ) throws -> MLPParameters {
    throw LabError.notImplemented
  }

  /// The network's output before any prediction function.
  func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Mean multiclass negative log-likelihood `1/N · Σ_n (−w_(n,y_n) + log Σ_k e^(w_(n,k)))` of the logits `w`,
  /// and its gradients with respect to every weight and bias.
  func lossAndGradients(
    _ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation
  ) throws -> (loss: Double, gradients: MLPParameters) {
    throw LabError.notImplemented
  }

  /// Trains a binary classifier by full-batch gradient descent on the mean of `log(1 + e^(−y·w))`.
  func trainBinary<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
    using rng: inout R
  ) throws -> MLPParameters {
    throw LabError.notImplemented
  }

  /// Trains a classifier by mini-batch stochastic gradient descent on the mean multiclass negative
  /// log-likelihood.
  func train<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
    learningRate: Double, using rng: inout R
  ) throws -> MLPParameters {
    throw LabError.notImplemented
  }
}
