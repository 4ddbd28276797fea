import LabKit

/// A linear classifier for K classes, trained by stochastic gradient descent on gradients worked out by hand.
///
/// `LinearClassifierExercise` says in full what each function takes, returns and throws.
struct LinearClassifier: LinearClassifierExercise {
  /// The affine map `X·Wᵀ + b`.
  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The gradients of `⟨G, X·Wᵀ + b⟩` with respect to `X`, `W` and `b`.
  func affineBackward(
    _ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor
  ) throws -> AffineGradients {
    throw LabError.notImplemented
  }

  /// Draws weights by Glorot's rule: uniform in `[−ℓ, ℓ)`, `ℓ = √(6 / (fanIn + fanOut))`.
  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The mean negative log-likelihood `1/N · Σ_n (−z_(n,y_n) + log Σ_k e^(z_(n,k)))` of the logits `z`.
  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    throw LabError.notImplemented
  }

  /// One step of gradient descent on the mean loss of a batch: `W ← W − η·∂W`, `b ← b − η·∂b`.
  func sgdStep(
    _ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double
  ) throws -> (weight: Tensor, bias: Tensor, loss: Double) {
    throw LabError.notImplemented
  }

  /// The share of examples whose largest logit is that of their label; among equal logits the lowest class counts.
  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double {
    throw LabError.notImplemented
  }

  /// Trains from Glorot weights and zero biases by one `sgdStep` a batch.
  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit {
    throw LabError.notImplemented
  }
}
