import LabKit

/// Softmax and its relatives, and the functions that turn the output of a network into a prediction.
struct Predictions: PredictionsExercise {
  // says: largest = "the largest logit of the row"
  // says: exp(shifted).sum(axis: -1, keepDims: true) = "the sum of the exponentials"
  func logSumExp(_ w: Tensor) throws -> Tensor {
    let (shifted, largest) = try shiftedRows(w)
    return (log(exp(shifted).sum(axis: -1, keepDims: true)) + largest).squeezed(axis: -1)
  }

  // says: e = "the exponential of a logit"
  // says: e.sum(axis: -1, keepDims: true) = "the sum of the exponentials"
  func softmax(_ w: Tensor) throws -> Tensor {
    let e = exp(try shiftedRows(w).shifted)
    return e / e.sum(axis: -1, keepDims: true)
  }

  // says: shifted = "a logit less the largest of its row"
  // says: exp(shifted).sum(axis: -1, keepDims: true) = "the sum of the exponentials"
  // says: log(exp(shifted).sum(axis: -1, keepDims: true)) = "the logarithm of the sum of exponentials"
  func logSoftmax(_ w: Tensor) throws -> Tensor {
    let shifted = try shiftedRows(w).shifted
    return shifted - log(exp(shifted).sum(axis: -1, keepDims: true))
  }

  // says: v = "`gradOutput`"
  // says: p = "the softmax"
  // says: (p * v).sum(axis: -1, keepDims: true) = "the sum Σ pⱼvⱼ of the row"
  func softmaxBackward(_ w: Tensor, gradOutput v: Tensor) throws -> Tensor {
    guard v.shape == w.shape else {
      throw LabError.shapeMismatch("gradOutput has shape \(v.shape), the logits have \(w.shape)")
    }
    let p = try softmax(w)
    return p * (v - (p * v).sum(axis: -1, keepDims: true))
  }

  // says: $0 = "the class is positive"
  func predictZeroOne(_ w: Tensor) throws -> [Int] {
    try isPositive(w).map { $0 ? 1 : 0 }
  }

  // says: $0 = "the class is positive"
  func predictSigned(_ w: Tensor) throws -> [Int] {
    try isPositive(w).map { $0 ? 1 : -1 }
  }

  // says: e = "e^(−|w|)"
  func predictBernoulli(_ w: Tensor) throws -> Tensor {
    try requireVector(w)
    let e = exp(-abs(w))
    return e.replacing(with: 1, where: w .>= 0) / (1 + e)
  }

  func predictClass(_ w: Tensor) throws -> [Int] {
    try largestColumns(w)
  }

  func predictOneHot(_ w: Tensor) throws -> Tensor {
    .oneHot(try largestColumns(w), classes: w.shape[1])
  }

  func predictRegression(_ w: Tensor) throws -> Tensor {
    w
  }

  // says: largest = "the largest logit of the row"
  // says: w.max(axis: -1, keepDims: true) = "the largest logit of the row"
  /// The logits minus the largest one of their row, which leaves every exponential at most 1.
  private func shiftedRows(_ w: Tensor) throws -> (shifted: Tensor, largest: Tensor) {
    guard let classes = w.shape.last, classes > 0 else {
      throw LabError.shapeMismatch("rows of logits have at least one entry; the shape is \(w.shape)")
    }
    let largest = w.max(axis: -1, keepDims: true)
    return (w - largest, largest)
  }

  // says: $0 = "a score"
  /// Which scores belong to the positive class; 0 does.
  private func isPositive(_ w: Tensor) throws -> [Bool] {
    try requireVector(w)
    return w.storage.map { $0 >= 0 }
  }

  // says: w.argmax(axis: 1) = "the predicted class"
  // says: result = "the predicted class"
  /// The index of the largest score of every row, the lowest among equals.
  private func largestColumns(_ w: Tensor) throws -> [Int] {
    guard w.rank == 2, w.shape[1] > 0 else {
      throw LabError.shapeMismatch("scores have shape (N, K) with K ≥ 1, not \(w.shape)")
    }
    return w.argmax(axis: 1)
  }

  private func requireVector(_ w: Tensor) throws {
    guard w.rank == 1 else {
      throw LabError.shapeMismatch("w has shape \(w.shape) where a vector (N) is due")
    }
  }
}
