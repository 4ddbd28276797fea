import LabKit

struct Predictions: PredictionsExercise {
  func rowMax(_ w: Tensor) throws -> Tensor {
    guard w.rank > 0, w.shape[w.rank - 1] > 0 else { throw LabError.shapeMismatch("empty or scalar") }
    return w.max(axis: -1, keepDims: true)
  }
  func logSumExp(_ w: Tensor) throws -> Tensor {
    let m = try rowMax(w)
    return (m + log(exp(w - m).sum(axis: -1, keepDims: true))).squeezed(axis: w.rank - 1)
  }
  func softmax(_ w: Tensor) throws -> Tensor {
    let e = try exp(w - rowMax(w))
    return e / e.sum(axis: -1, keepDims: true)
  }
  func logSoftmax(_ w: Tensor) throws -> Tensor {
    let z = try w - rowMax(w)
    return z - log(exp(z).sum(axis: -1, keepDims: true))
  }
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    let p = try softmax(w)
    return p * (gradOutput - (p * gradOutput).sum(axis: -1, keepDims: true))
  }
  func predictZeroOne(_ w: Tensor) throws -> [Int] {
    guard w.rank == 1 else { throw LabError.shapeMismatch("vector") }
    return w.storage.map { $0 > 0 ? 1 : 0 }
  }
  func predictSigned(_ w: Tensor) throws -> [Int] {
    guard w.rank == 1 else { throw LabError.shapeMismatch("vector") }
    return w.storage.map { $0 > 0 ? 1 : -1 }
  }
  func predictBernoulli(_ w: Tensor) throws -> Tensor { 1 / (1 + exp(-w)) }
  func predictClass(_ w: Tensor) throws -> [Int] {
    guard w.rank == 2 else { throw LabError.shapeMismatch("matrix") }
    return w.argmax(axis: 1)
  }
  func predictOneHot(_ w: Tensor) throws -> Tensor { try .oneHot(predictClass(w), classes: w.shape[1]) }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
