public import Tensors

/// Softmax and its relatives, and the functions that turn the output `w` of a network into a prediction.
///
/// Axes: `N` examples, `K` classes; `…` stands for any number of leading axes, also none. Softmax, its logarithm
/// and log-sum-exp act on every row along the **last** axis and throw `LabError.shapeMismatch` for a scalar or an
/// empty last axis. They are finite and accurate for logits in [−1e4, 1e4]; a logit may also be −∞ when another one
/// of its row is finite.
public protocol PredictionsExercise {
  /// The logarithm of the sum of exponentials of every row, `log Σⱼ e^{wⱼ}`.
  ///
  /// - Parameter w: logits `(…, K)`.
  /// - Returns: shape `(…)`: the last axis is gone.
  func logSumExp(_ w: Tensor) throws -> Tensor

  /// The softmax of every row, `pᵢ = e^{wᵢ} / Σⱼ e^{wⱼ}`.
  ///
  /// - Parameter w: logits `(…, K)`.
  /// - Returns: probabilities `(…, K)`; every row sums to 1, and a logit of −∞ has probability exactly 0.
  func softmax(_ w: Tensor) throws -> Tensor

  /// The logarithm of the softmax of every row, `wᵢ − log Σⱼ e^{wⱼ}`.
  ///
  /// Finite also where the probability itself is too small for a `Double`.
  ///
  /// - Parameter w: logits `(…, K)`.
  /// - Returns: logarithms of probabilities `(…, K)`, each at most 0.
  func logSoftmax(_ w: Tensor) throws -> Tensor

  /// Gradient with respect to the logits of ``softmax(_:)``: `pᵢ (vᵢ − Σⱼ pⱼ vⱼ)` with `p = softmax(w)` and
  /// `v = gradOutput`, row by row.
  ///
  /// - Parameters:
  ///   - w: logits `(…, K)`, the input of the forward function.
  ///   - gradOutput: gradient with respect to the probabilities, of the shape of `w`.
  /// - Returns: gradient with respect to `w`, of its shape.
  /// - Throws: `LabError.shapeMismatch` when the shapes differ.
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor

  /// The class of every example, as 0 or 1: 1 where `w ≥ 0`.
  ///
  /// A `w` of exactly 0 gives **1**.
  ///
  /// - Parameter w: scores `(N)`.
  /// - Returns: `N` classes, each 0 or 1.
  /// - Throws: `LabError.shapeMismatch` unless `w` is a vector.
  func predictZeroOne(_ w: Tensor) throws -> [Int]

  /// The class of every example, as −1 or +1: +1 where `w ≥ 0`.
  ///
  /// A `w` of exactly 0 gives **+1**.
  ///
  /// - Parameter w: scores `(N)`.
  /// - Returns: `N` classes, each −1 or +1.
  /// - Throws: `LabError.shapeMismatch` unless `w` is a vector.
  func predictSigned(_ w: Tensor) throws -> [Int]

  /// The probability of class 1 of every example, `1 / (1 + e^{−w})`.
  ///
  /// - Parameter w: logits `(N)`.
  /// - Returns: probabilities `(N)`, finite for `|w| ≤ 1e4`.
  /// - Throws: `LabError.shapeMismatch` unless `w` is a vector.
  func predictBernoulli(_ w: Tensor) throws -> Tensor

  /// The class of every example: the index `0…K−1` of its largest score, the **lowest** index among equals.
  ///
  /// - Parameter w: scores `(N, K)`, with `K ≥ 1`.
  /// - Returns: `N` class indices.
  /// - Throws: `LabError.shapeMismatch` unless `w` is a matrix with at least one column.
  func predictClass(_ w: Tensor) throws -> [Int]

  /// The class of every example as a one-hot row: 1 in the column of ``predictClass(_:)``, 0 elsewhere.
  ///
  /// - Parameter w: scores `(N, K)`, with `K ≥ 1`.
  /// - Returns: one-hot rows `(N, K)`.
  /// - Throws: `LabError.shapeMismatch` unless `w` is a matrix with at least one column.
  func predictOneHot(_ w: Tensor) throws -> Tensor

  /// The prediction of a regression: `w` itself.
  ///
  /// - Parameter w: outputs, any shape.
  /// - Returns: `w`, unchanged.
  func predictRegression(_ w: Tensor) throws -> Tensor
}
