public import Tensors

/// Weights and biases of a multilayer perceptron, or gradients with respect to them.
///
/// A network with layer sizes `d_0, …, d_L` has `L` layers; layer `l` (counted from 0) maps `d_l` units to
/// `d_(l+1)` units.
public struct MLPParameters: Sendable, Equatable {
  /// Weight matrix of each layer: layer `l` has shape `(d_(l+1), d_l)`, outputs first.
  public var weights: [Tensor]
  /// Bias of each layer: layer `l` has shape `(d_(l+1))`.
  public var biases: [Tensor]

  /// Parameters of as many layers as there are weights.
  public init(weights: [Tensor], biases: [Tensor]) {
    self.weights = weights
    self.biases = biases
  }
}

/// A multilayer perceptron with its gradients worked out by hand.
///
/// Axes: `N` examples, `d_0, …, d_L` units a layer, `K = d_L` classes. With `z_0 = X`, layer `l` computes
///
///     a_l = z_l · W_lᵀ + b_l            z_(l+1) = act(a_l)
///
/// where the **last** layer has no activation: its `a_(L−1)`, shape `(N, K)`, are the logits. The activation
/// functions are `identity`, `relu(a) = max(0, a)` with `relu'(0) = 0`, `tanh` and
/// `sigmoid(a) = 1 / (1 + e^−a)`.
///
/// Parameters, inputs and labels that do not fit together throw `LabError.shapeMismatch`. Layer sizes that are
/// fewer than two or not all positive, labels out of range, an empty batch in `lossAndGradients`, more than one
/// output in `trainBinary` and a batch size below 1 throw `LabError.invalidArgument`.
public protocol MLPExercise {
  /// Number of trainable numbers: `Σ_l (d_l + 1) · d_(l+1)`.
  ///
  /// - Parameter layerSizes: `d_0, …, d_L`: inputs, hidden layers, outputs; at least two, all positive.
  /// - Throws: `invalidArgument` for other layer sizes.
  func parameterCount(layerSizes: [Int]) throws -> Int

  /// Draws initial parameters: uniform weights in `[−ℓ, ℓ)`, zero biases.
  ///
  /// Kaiming, `ℓ = √(6 / fanIn)`, for hidden layers when the activation is relu; Glorot,
  /// `ℓ = √(6 / (fanIn + fanOut))`, for hidden layers with any other activation and always for the output
  /// layer. For layer `l`, `fanIn = d_l` and `fanOut = d_(l+1)`.
  ///
  /// - Parameters:
  ///   - layerSizes: `d_0, …, d_L`; at least two, all positive.
  ///   - rng: one uniform draw `u` a weight, layer by layer, row by row; the weight is `−ℓ + 2ℓ·u`. Nothing
  ///     else is drawn.
  /// - Throws: `invalidArgument` for other layer sizes.
  func initialize<R: RandomSource>(layerSizes: [Int], activation: Activation, using rng: inout R) throws
    -> MLPParameters

  /// The network's output before any prediction function.
  ///
  /// - Parameters:
  ///   - parameters: `L ≥ 1` layers.
  ///   - inputs: `X`, shape `(N, d_0)`, `N ≥ 1`.
  /// - Returns: logits `(N, K)`.
  /// - Throws: `shapeMismatch` when there is no layer, when the layers do not fit each other, or when `X` does
  ///   not fit the first one.
  func logits(_ parameters: MLPParameters, inputs: Tensor, activation: Activation) throws -> Tensor

  /// Mean multiclass negative log-likelihood `1/N · Σ_n (−w_(n,y_n) + log Σ_k e^(w_(n,k)))` of the logits `w`,
  /// and its gradients with respect to every weight and bias.
  ///
  /// - Parameters:
  ///   - inputs: `X`, shape `(N, d_0)`, `N ≥ 1`.
  ///   - labels: `N` class indices, each in `0..<K`.
  /// - Returns: the loss, and gradients of the parameters' shapes. Both stay finite for logits up to ±1e4.
  /// - Throws: as `logits`; `shapeMismatch` when there is not one label an example; `invalidArgument` for an
  ///   empty batch or a label out of range.
  func lossAndGradients(_ parameters: MLPParameters, inputs: Tensor, labels: [Int], activation: Activation)
    throws -> (loss: Double, gradients: MLPParameters)

  /// Trains a binary classifier by full-batch gradient descent on the mean of `log(1 + e^(−y·w))`.
  ///
  /// Starts from `initialize` with the same generator; each of the `steps` steps is `θ ← θ − η·∇θ`, with all
  /// gradients taken at the same `θ`.
  ///
  /// - Parameters:
  ///   - data: inputs `(N, d_0)`, `N ≥ 1`, and labels −1 or +1.
  ///   - layerSizes: the last one is 1: the sign of the single logit `w` is the prediction.
  ///   - steps: at least 0; 0 returns the initial parameters.
  ///   - learningRate: `η`, positive and finite.
  /// - Returns: the parameters after the last step.
  func trainBinary<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, steps: Int, learningRate: Double,
    using rng: inout R
  ) throws -> MLPParameters

  /// Trains a classifier by mini-batch stochastic gradient descent on the mean multiclass negative
  /// log-likelihood.
  ///
  /// Starts from `initialize` with the same generator. Each epoch visits the examples in a new random order, in
  /// consecutive batches, of which the last may be shorter; each batch makes one step `θ ← θ − η·∇θ` with the
  /// mean gradient over the batch, all gradients taken at the same `θ`.
  ///
  /// - Parameters:
  ///   - data: inputs `(N, d_0)`, `N ≥ 1`, and labels in `0..<K`.
  ///   - layerSizes: `d_0, …, K`.
  ///   - epochs: at least 0; 0 returns the initial parameters.
  ///   - batchSize: at least 1; may exceed `N`.
  ///   - learningRate: `η`, positive and finite.
  ///   - rng: draws the initial parameters first, then each epoch's order.
  /// - Returns: the parameters after the last epoch.
  func train<R: RandomSource>(
    _ data: LabelledData, layerSizes: [Int], activation: Activation, epochs: Int, batchSize: Int,
    learningRate: Double, using rng: inout R
  ) throws -> MLPParameters
}
