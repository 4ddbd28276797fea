import LabKit

struct Predictions: PredictionsExercise {
  func logSoftmax(_ w: Tensor) throws -> Tensor {
    guard w.rank > 0, !w.isEmpty else { throw LabError.shapeMismatch("w has no rows") }
    let z = w - w.max(axis: -1, keepDims: true)
    return z - log(exp(z).sum(axis: -1, keepDims: true))
  }
  func softmax(_ w: Tensor) throws -> Tensor { exp(try logSoftmax(w)) }
  func logSumExp(_ w: Tensor) throws -> Tensor {
    // log Σ e^w = max w − log max softmax
    w.rank == 0 ? try logSoftmax(w) : w.max(axis: -1) - (try logSoftmax(w)).max(axis: -1)
  }
  func softmaxBackward(_ w: Tensor, gradOutput v: Tensor) throws -> Tensor {
    guard w.shape == v.shape else { throw LabError.shapeMismatch("v") }
    let p = try softmax(w)
    let k = w.shape.last!
    let flatP = p.reshaped([w.count / k, k]), flatV = v.reshaped([w.count / k, k])
    let rows = (0..<flatP.shape[0]).map { i -> Tensor in
      let r = flatP.row(i)
      let jacobian = Tensor.identity(k) * r - outer(r, r)
      return matmul(jacobian, flatV.row(i))
    }
    return stack(rows).reshaped(w.shape)
  }
  func predictZeroOne(_ w: Tensor) throws -> [Int] { w.storage.map { $0 >= 0 ? 1 : 0 } }
  func predictSigned(_ w: Tensor) throws -> [Int] { w.storage.map { $0 >= 0 ? 1 : -1 } }
  func predictBernoulli(_ w: Tensor) throws -> Tensor {
    try softmax(stack([Tensor.zeros(w.shape), w], axis: 1)).select(axis: 1, at: 1)
  }
  func predictClass(_ w: Tensor) throws -> [Int] {
    guard w.rank == 2, w.shape[1] >= 1 else { throw LabError.shapeMismatch("w") }
    return (0..<w.shape[0]).map { i in w.row(i).argmax() }
  }
  func predictOneHot(_ w: Tensor) throws -> Tensor { Tensor.identity(w.shape[1]).rows(at: try predictClass(w)) }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
