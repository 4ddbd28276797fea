import LabKit

struct Predictions: PredictionsExercise {
  func logSumExp(_ w: Tensor) throws -> Tensor {
    guard w.rank > 0 else { throw LabError.shapeMismatch("scalar") }
    let m = w.max(axis: -1, keepDims: true)
    return (log(exp(w - m).sum(axis: -1, keepDims: true)) + m).reshaped(Array(w.shape.dropLast()))
  }
  func softmax(_ w: Tensor) throws -> Tensor { exp(try logSoftmax(w)) }
  func logSoftmax(_ w: Tensor) throws -> Tensor { try w - logSumExp(w).expanded(axis: -1) }
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("shape") }
    let p = try softmax(w)
    return p * (gradOutput - (p * gradOutput).sum(axis: -1, keepDims: true))
  }
  func predictZeroOne(_ w: Tensor) throws -> [Int] { w.storage.map { $0 >= 0 ? 1 : 0 } }
  func predictSigned(_ w: Tensor) throws -> [Int] { w.storage.map { $0 >= 0 ? 1 : -1 } }
  func predictBernoulli(_ w: Tensor) throws -> Tensor { 1 / (1 + exp(-w)) }
  func predictClass(_ w: Tensor) throws -> [Int] {
    guard w.rank == 2, w.shape[1] > 0 else { throw LabError.shapeMismatch("matrix") }
    var classes = [Int]()
    for i in 0..<w.shape[0] {
      var best = 0
      for k in 0..<w.shape[1] {
        if w[i, k] >= w[i, best] { best = k }
      }
      classes.append(best)
    }
    return classes
  }
  func predictOneHot(_ w: Tensor) throws -> Tensor {
    var t = Tensor.zeros([w.shape[0], w.shape[1]])
    let c = try predictClass(w)
    for i in 0..<c.count { t[i, c[i]] = 1 }
    return t
  }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
