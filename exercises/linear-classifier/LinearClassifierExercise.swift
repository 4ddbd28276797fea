public import Tensors

/// The gradients of an affine map.
public struct AffineGradients: Sendable, Equatable {
  /// With respect to the examples `X`, shape `(N, D)`.
  public var input: Tensor
  /// With respect to the weights `W`, shape `(K, D)`.
  public var weight: Tensor
  /// With respect to the biases `b`, shape `(K)`.
  public var bias: Tensor

  /// Gradients of the three arguments.
  public init(input: Tensor, weight: Tensor, bias: Tensor) {
    self.input = input
    self.weight = weight
    self.bias = bias
  }
}

/// A linear classifier after its training, and how the training went.
public struct LinearClassifierFit: Sendable, Equatable {
  /// Weights `W` after the last epoch, shape `(K, D)`.
  public var weight: Tensor
  /// Biases `b` after the last epoch, shape `(K)`.
  public var bias: Tensor
  /// For each epoch, the mean over its batches of the loss before the batch's step.
  public var trainLoss: [Double]
  /// For each epoch, the accuracy on the development data after its last step.
  public var devAccuracy: [Double]

  /// A trained classifier and one entry an epoch in each list.
  public init(weight: Tensor, bias: Tensor, trainLoss: [Double], devAccuracy: [Double]) {
    self.weight = weight
    self.bias = bias
    self.trainLoss = trainLoss
    self.devAccuracy = devAccuracy
  }
}

/// A linear classifier for K classes, trained by stochastic gradient descent on gradients worked out by hand.
///
/// Axes: `N` examples, `D` features, `K` classes. The classifier has weights `W: (K, D)` and biases `b: (K)`; its
/// logits are `X·Wᵀ + b`, shape `(N, K)`, and its loss is the mean multiclass negative log-likelihood.
///
/// Tensors that do not fit together throw `LabError.shapeMismatch`, as does another number of labels than of examples.
/// Labels outside of `0..<K`, an empty batch where a mean is due, and sizes and settings out of range throw
/// `LabError.invalidArgument`.
public protocol LinearClassifierExercise {
  /// The affine map `X·Wᵀ + b`.
  ///
  /// - Parameters:
  ///   - x: examples `X`, shape `(N, D)`, one a row.
  ///   - w: weights `W`, shape `(K, D)`, one row a class.
  ///   - b: biases `(K)`.
  /// - Returns: shape `(N, K)`.
  func affine(_ x: Tensor, weight w: Tensor, bias b: Tensor) throws -> Tensor

  /// The gradients of `⟨G, X·Wᵀ + b⟩` with respect to `X`, `W` and `b`.
  ///
  /// - Parameters:
  ///   - x: examples `X`, shape `(N, D)`.
  ///   - w: weights `W`, shape `(K, D)`.
  ///   - b: biases `(K)`.
  ///   - gradOutput: the upstream gradient `G`, shape `(N, K)`.
  /// - Returns: `G·W`, `Gᵀ·X` and `Σ_n G_n`, each shaped like its argument.
  func affineBackward(_ x: Tensor, weight w: Tensor, bias b: Tensor, gradOutput: Tensor) throws
    -> AffineGradients

  /// Draws weights by Glorot's rule: uniform in `[−ℓ, ℓ)`, `ℓ = √(6 / (fanIn + fanOut))`.
  ///
  /// - Parameters:
  ///   - fanOut: number of classes, at least 1.
  ///   - fanIn: number of features, at least 1.
  ///   - rng: one uniform draw `u` a weight, row by row; the weight is `−ℓ + 2ℓ·u`. Nothing else is drawn.
  /// - Returns: shape `(fanOut, fanIn)`.
  func glorotUniform<R: RandomSource>(fanOut: Int, fanIn: Int, using rng: inout R) throws -> Tensor

  /// The mean negative log-likelihood `1/N · Σ_n (−z_(n,y_n) + log Σ_k e^(z_(n,k)))` of the logits `z`.
  ///
  /// - Parameters:
  ///   - x: examples `(N, D)`, `N ≥ 1`.
  ///   - y: `N` labels, each in `0..<K`.
  /// - Returns: a number ≥ 0, finite for logits up to ±1e4.
  func loss(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double

  /// One step of gradient descent on the mean loss of a batch: `W ← W − η·∂W`, `b ← b − η·∂b`.
  ///
  /// - Parameters:
  ///   - x: the batch `(N, D)`, `N ≥ 1`.
  ///   - y: `N` labels.
  ///   - learningRate: `η`, positive and finite.
  /// - Returns: the parameters after the step, and the batch's loss **before** it.
  func sgdStep(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor, learningRate: Double) throws
    -> (
      weight: Tensor, bias: Tensor, loss: Double
    )

  /// The share of examples whose largest logit is that of their label; among equal logits the lowest class counts.
  ///
  /// - Parameters:
  ///   - x: examples `(N, D)`, `N ≥ 1`.
  ///   - y: `N` labels.
  /// - Returns: a number in [0, 1].
  func accuracy(_ x: Tensor, labels y: [Int], weight w: Tensor, bias b: Tensor) throws -> Double

  /// Trains from Glorot weights and zero biases by one `sgdStep` a batch.
  ///
  /// Every epoch draws an order of the N training examples, `rng.permutation(N)`, and cuts it into consecutive
  /// batches; the last one may be shorter, and counts.
  ///
  /// - Parameters:
  ///   - train: training examples and labels, at least one.
  ///   - dev: development data, on which the accuracy is measured after each epoch; at least one example.
  ///   - classes: `K`.
  ///   - epochs: at least 0.
  ///   - batchSize: at least 1; may exceed N.
  ///   - learningRate: positive and finite.
  ///   - rng: draws the weights, then one order an epoch.
  /// - Returns: the parameters of the last epoch, with one loss and one accuracy an epoch.
  func train<R: RandomSource>(
    train: LabelledData, dev: LabelledData, classes: Int, epochs: Int, batchSize: Int, learningRate: Double,
    using rng: inout R
  ) throws -> LinearClassifierFit
}
