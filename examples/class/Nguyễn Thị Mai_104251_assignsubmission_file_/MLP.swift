import LabKit

/// A multilayer perceptron with its gradients worked out by hand.
///
/// `MLPExercise` says in full what each function takes, returns and throws.
struct MLP: MLPExercise {
  /// Number of trainable numbers: `Σ_l (d_l + 1) · d_(l+1)`.
  func parameterCount(layerSizes: [Int]) throws -> Int {
    guard layerSizes.count >= 2, layerSizes.allSatisfy({ $0 > 0 }) else {
      throw LabError.invalidArgument("layer sizes")
    }
    return (1..<layerSizes.count).reduce(0) { $0 + (layerSizes[$1 - 1] + 1) * layerSizes[$1] }
  }

  /// Draws initial parameters: uniform weights in `[−ℓ, ℓ)`, zero biases.
  func initialize<R: RandomSource>(
    layerSizes: [Int], activation: Activation, using rng: inout R
  ) throws -> MLPParameters {
    throw LabError.notImplemented
  }

  /// The network's output before any prediction function.
  func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor {
    guard !parameters.weights.isEmpty, parameters.weights.count == parameters.biases.count, inputs.rank == 2
    else { throw LabError.shapeMismatch("parameters") }
    var z = inputs
    for (l, (w, b)) in zip(parameters.weights, parameters.biases).enumerated() {
      guard w.rank == 2, w.shape[1] == z.shape[1], b.shape == [w.shape[0]] else {
        throw LabError.shapeMismatch("layer \(l)")
      }
      z = matmul(z, w.transposed()) + b
      if l == parameters.weights.count - 1 { break }
      switch activation {
      case .identity: break
      case .relu: z = maximum(z, 0)
      case .tanh: z = tanh(z)
      case .sigmoid: z = 1 / (1 + exp(-z))
      }
    }
    return z
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
