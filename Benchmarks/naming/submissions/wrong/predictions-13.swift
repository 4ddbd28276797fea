import LabKit

struct Predictions: PredictionsExercise {
  func logSumExp(_ w: Tensor) throws -> Tensor {
    guard w.rank > 0 else { throw LabError.shapeMismatch("scalar") }
    let m = w.max(axis: -1, keepDims: true)
    return log(exp(w - m).sum(axis: -1)) + m.squeezed(axis: w.rank - 1)
  }
  func softmax(_ w: Tensor) throws -> Tensor { try exp(w - logSumExp(w).expanded(axis: -1)) }
  func logSoftmax(_ w: Tensor) throws -> Tensor { try w - logSumExp(w).expanded(axis: -1) }
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("shapes") }
    let p = try softmax(w)
    return p * (gradOutput - (p * gradOutput).sum(axis: -1, keepDims: true))
  }
  func predictZeroOne(_ w: Tensor) throws -> [Int] { w.storage.map { $0 >= 0 ? 1 : 0 } }
  func predictSigned(_ w: Tensor) throws -> [Int] { w.storage.map { $0 >= 0 ? 1 : -1 } }
  func predictBernoulli(_ w: Tensor) throws -> Tensor { 1 / (1 + exp(-w)) }
  func predictClass(_ w: Tensor) throws -> [Int] {
    guard w.rank == 2 else { throw LabError.shapeMismatch("shape") }
    return w.argmax(axis: 0)
  }
  func predictOneHot(_ w: Tensor) throws -> Tensor {
    // 1 where the score is the row's first maximum
    var out = Tensor.zeros(w.shape)
    for i in 0..<w.shape[0] { out[i, w.row(i).argmax()] = 1 }
    return out
  }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
