public import Tensors

/// Eight losses of the lecture, each with its gradient with respect to the prediction.
///
/// Axes: `N` examples, `K` classes. `w` holds what the model computed (logits, before any prediction function),
/// `y` the gold labels. All methods share these rules:
///
/// - **Reduction.** A loss returns one value per example, shape `(N)`, for `.none`; the sum, shape `[]`, for
///   `.sum`; the mean, shape `[]`, for `.mean`. A gradient has the shape of `w`; it is the gradient of the sum
///   for `.none` and `.sum`, and the gradient of the mean (1/N of it) for `.mean`.
/// - **Kinks.** Where a loss has no derivative, the gradient is 0: at the hinge's corner and at an absolute
///   error of 0.
/// - **Stability.** Values and gradients are finite and right for `|w| ≤ 1e4`.
/// - **Errors.** `LabError.shapeMismatch` when `w` has another rank than stated or another number of examples
///   than `gold`; `LabError.invalidArgument` for an empty batch (`N = 0`), a gold label outside its range, or
///   another argument outside its range.
public protocol LossesExercise {
  /// Binary hinge loss with gold labels 0 and 1: `max(0, 1 − (2y−1)·w)`.
  ///
  /// - Parameters:
  ///   - w: scores `(N)`.
  ///   - gold: `N` labels, each 0 or 1.
  /// - Returns: the loss, `(N)` or `[]`.
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor

  /// Gradient of `binaryHinge01`: `−(2y−1)` where `1 − (2y−1)·w > 0`, otherwise 0; shape `(N)`.
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor

  /// Binary hinge loss with gold labels −1 and +1: `max(0, 1 − y·w)`.
  ///
  /// - Parameters:
  ///   - w: scores `(N)`.
  ///   - gold: `N` labels, each −1 or +1.
  /// - Returns: the loss, `(N)` or `[]`.
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor

  /// Gradient of `binaryHingeSigned`: `−y` where `1 − y·w > 0`, otherwise 0; shape `(N)`.
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor

  /// Binary negative log-likelihood with gold labels 0 and 1: `−y·w + log(1 + e^w)`.
  ///
  /// - Parameters:
  ///   - w: logits `(N)`; the probability of class 1 is `σ(w)`.
  ///   - gold: `N` labels, each 0 or 1.
  /// - Returns: the loss, `(N)` or `[]`. A logit of 800 with label 1 costs 0, with label 0 it costs 800.
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor

  /// Gradient of `binaryNLL01`: `σ(w) − y`; shape `(N)`.
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor

  /// Binary negative log-likelihood with gold labels −1 and +1: `log(1 + e^(−y·w))`.
  ///
  /// - Parameters:
  ///   - w: logits `(N)`.
  ///   - gold: `N` labels, each −1 or +1.
  /// - Returns: the loss, `(N)` or `[]`. A logit of 800 with label −1 costs 800.
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor

  /// Gradient of `binaryNLLSigned`: `−y·σ(−y·w)`; shape `(N)`.
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor

  /// Multiclass hinge loss, single runner-up: `max(0, m − w_y + max_{j≠y} w_j)`.
  ///
  /// Only the best wrong class counts, not the sum over all classes.
  ///
  /// - Parameters:
  ///   - w: scores `(N, K)`, `K ≥ 2`.
  ///   - gold: `N` class indices, each in `0..<K`.
  ///   - margin: `m ≥ 0`; the lecture's value is 1.
  /// - Returns: the loss, `(N)` or `[]`.
  /// - Throws: `invalidArgument` also for `K < 2` and for a negative margin.
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor

  /// Gradient of `multiclassHinge`: row `−e_y + e_j*` where the loss is positive, otherwise 0; shape `(N, K)`.
  ///
  /// `j*` is the best wrong class; among tied ones the lowest index.
  func multiclassHingeGradient(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws
    -> Tensor

  /// Multiclass negative log-likelihood: `−w_y + log Σ_j e^(w_j)`.
  ///
  /// - Parameters:
  ///   - w: logits `(N, K)`, `K ≥ 1`.
  ///   - gold: `N` class indices, each in `0..<K`.
  /// - Returns: the loss, `(N)` or `[]`.
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor

  /// Gradient of `multiclassNLL`: row `softmax(w) − e_y`; shape `(N, K)`.
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor

  /// Quadratic loss `(y − w)²`, without a factor ½.
  ///
  /// - Parameters:
  ///   - w: predictions `(N)`.
  ///   - gold: target values `(N)`.
  /// - Returns: the loss, `(N)` or `[]`.
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor

  /// Gradient of `quadratic` with respect to the prediction: `2·(w − y)`; shape `(N)`.
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor

  /// Absolute loss `|y − w|`.
  ///
  /// - Parameters:
  ///   - w: predictions `(N)`.
  ///   - gold: target values `(N)`.
  /// - Returns: the loss, `(N)` or `[]`.
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor

  /// Gradient of `absolute` with respect to the prediction: the sign of `w − y`, and 0 where they are equal;
  /// shape `(N)`.
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor
}
