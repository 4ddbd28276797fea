import LabKit

/// Softmax and its relatives, and the functions that turn the output `w` of a network into a prediction.
///
/// `PredictionsExercise` says in full what each function takes, returns and throws.
struct Predictions: PredictionsExercise {
  /// The logarithm of the sum of exponentials of every row, `log Σⱼ e^{wⱼ}`.
  func logSumExp(_ w: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The softmax of every row, `pᵢ = e^{wᵢ} / Σⱼ e^{wⱼ}`.
  func softmax(_ w: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The logarithm of the softmax of every row, `wᵢ − log Σⱼ e^{wⱼ}`.
  func logSoftmax(_ w: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// Gradient with respect to the logits of ``softmax(_:)``: `pᵢ (vᵢ − Σⱼ pⱼ vⱼ)` with `p = softmax(w)` and
  /// `v = gradOutput`, row by row.
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The class of every example, as 0 or 1: 1 where `w ≥ 0`.
  func predictZeroOne(_ w: Tensor) throws -> [Int] {
    throw LabError.notImplemented
  }

  /// The class of every example, as −1 or +1: +1 where `w ≥ 0`.
  func predictSigned(_ w: Tensor) throws -> [Int] {
    throw LabError.notImplemented
  }

  /// The probability of class 1 of every example, `1 / (1 + e^{−w})`.
  func predictBernoulli(_ w: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The class of every example: the index `0…K−1` of its largest score, the **lowest** index among equals.
  func predictClass(_ w: Tensor) throws -> [Int] {
    throw LabError.notImplemented
  }

  /// The class of every example as a one-hot row: 1 in the column of ``predictClass(_:)``, 0 elsewhere.
  func predictOneHot(_ w: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }

  /// The prediction of a regression: `w` itself.
  func predictRegression(_ w: Tensor) throws -> Tensor {
    throw LabError.notImplemented
  }
}
