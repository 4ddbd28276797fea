import LabKit

struct Predictions: PredictionsExercise {
  func logSumExp(_ w: Tensor) throws -> Tensor {
    guard w.rank > 0 else { throw LabError.shapeMismatch("scalar") }
    let m = w.max(axis: w.rank - 1, keepDims: true)
    return (log(exp(w - m).sum(axis: w.rank - 1, keepDims: true)) + m).squeezed(axis: w.rank - 1)
  }
  func softmax(_ w: Tensor) throws -> Tensor {
    let e = exp(w - w.max(axis: -1, keepDims: true))
    return e / e.sum(axis: -1, keepDims: true)
  }
  func logSoftmax(_ w: Tensor) throws -> Tensor { log(try softmax(w)) }
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("shapes") }
    let p = try softmax(w)
    let v = gradOutput
    return p * (v - (p * v).sum(axis: -1, keepDims: true))
  }
  func predictZeroOne(_ w: Tensor) throws -> [Int] { w.storage.map { $0 >= 0 ? 1 : 0 } }
  func predictSigned(_ w: Tensor) throws -> [Int] { w.storage.map { $0 >= 0 ? 1 : -1 } }
  func predictBernoulli(_ w: Tensor) throws -> Tensor { 1 / (1 + exp(-w)) }
  func predictClass(_ w: Tensor) throws -> [Int] {
    guard w.rank == 2 else { throw LabError.shapeMismatch("shape") }
    return w.argmax(axis: 1)
  }
  func predictOneHot(_ w: Tensor) throws -> Tensor { .oneHot(try predictClass(w), classes: w.shape[1]) }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
