import LabKit

/// Eight losses of the lecture, each with its gradient with respect to the prediction.
///
/// `LossesExercise` says in full what each function takes, returns and throws.
struct Losses: LossesExercise {
  /// Binary hinge loss with gold labels 0 and 1: `max(0, 1 − (2y−1)·w)`.
  func binaryHinge01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient of `binaryHinge01`: `−(2y−1)` where `1 − (2y−1)·w > 0`, otherwise 0; shape `(N)`.
  func binaryHinge01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Binary hinge loss with gold labels −1 and +1: `max(0, 1 − y·w)`.
  func binaryHingeSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient of `binaryHingeSigned`: `−y` where `1 − y·w > 0`, otherwise 0; shape `(N)`.
  func binaryHingeSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Binary negative log-likelihood with gold labels 0 and 1: `−y·w + log(1 + e^w)`.
  func binaryNLL01(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient of `binaryNLL01`: `σ(w) − y`; shape `(N)`.
  func binaryNLL01Gradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Binary negative log-likelihood with gold labels −1 and +1: `log(1 + e^(−y·w))`.
  func binaryNLLSigned(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient of `binaryNLLSigned`: `−y·σ(−y·w)`; shape `(N)`.
  func binaryNLLSignedGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Multiclass hinge loss, single runner-up: `max(0, m − w_y + max_{j≠y} w_j)`.
  func multiclassHinge(_ w: Tensor, gold: [Int], margin: Double, reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient of `multiclassHinge`: row `−e_y + e_j*` where the loss is positive, otherwise 0; shape `(N, K)`.
  func multiclassHingeGradient(
    _ w: Tensor, gold: [Int], margin: Double, reduction: Reduction
  ) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Multiclass negative log-likelihood: `−w_y + log Σ_j e^(w_j)`.
  func multiclassNLL(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient of `multiclassNLL`: row `softmax(w) − e_y`; shape `(N, K)`.
  func multiclassNLLGradient(_ w: Tensor, gold: [Int], reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Quadratic loss `(y − w)²`, without a factor ½.
  func quadratic(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient of `quadratic` with respect to the prediction: `2·(w − y)`; shape `(N)`.
  func quadraticGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Absolute loss `|y − w|`.
  func absolute(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient of `absolute` with respect to the prediction: the sign of `w − y`, and 0 where they are equal;
  /// shape `(N)`.
  func absoluteGradient(_ w: Tensor, gold: Tensor, reduction: Reduction) throws -> Tensor {
    throw LabError.notImplemented
  }
}
