import LabKit

struct Predictions: PredictionsExercise {
  func rows(_ w: Tensor) throws {
    guard let k = w.shape.last, k > 0 else { throw LabError.shapeMismatch("no rows in \(w.shape)") }
  }
  func logSumExp(_ w: Tensor) throws -> Tensor {
    try rows(w)
    let m = w.max(axis: -1, keepDims: true)
    return (m + log(exp(w - m).sum(axis: -1, keepDims: true))).squeezed(axis: w.rank - 1)
  }
  func softmax(_ w: Tensor) throws -> Tensor {
    try rows(w)
    let e = exp(w - w.max(axis: -1, keepDims: true))
    return e / e.sum(axis: -1, keepDims: true)
  }
  func logSoftmax(_ w: Tensor) throws -> Tensor { try w - logSumExp(w).expanded(axis: -1) }
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    let p = try softmax(w), pv = p * gradOutput
    return pv - p * pv.sum(axis: -1, keepDims: true)
  }
  func vector(_ w: Tensor) throws { guard w.rank == 1 else { throw LabError.shapeMismatch("vector expected") } }
  func predictZeroOne(_ w: Tensor) throws -> [Int] { try vector(w); return w.storage.map { $0 >= 0 ? 1 : 0 } }
  func predictSigned(_ w: Tensor) throws -> [Int] { try vector(w); return w.storage.map { $0 >= 0 ? 1 : -1 } }
  func predictBernoulli(_ w: Tensor) throws -> Tensor { try vector(w); return 1 / (1 + exp(-w)) }
  func predictClass(_ w: Tensor) throws -> [Int] {
    guard w.rank == 2, w.shape[1] > 0 else { throw LabError.shapeMismatch("matrix expected") }
    return w.argmax(axis: 1)
  }
  func predictOneHot(_ w: Tensor) throws -> Tensor { .oneHot(try predictClass(w), classes: w.shape[1]) }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
