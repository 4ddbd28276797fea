import LabKit

struct Predictions: PredictionsExercise {
  func logSumExp(_ w: Tensor) throws -> Tensor {
    guard w.rank > 0 else { throw LabError.shapeMismatch("scalar") }
    let m = w.max(axis: -1, keepDims: true)
    return log(exp(w - m).sum(axis: -1)) + m.squeezed(axis: w.rank - 1)
  }
  func softmax(_ w: Tensor) throws -> Tensor {
    let m = w.max(axis: -1, keepDims: true)
    let numerator = exp(w - m)
    let denominator = numerator.sum(axis: -1, keepDims: true)
    return numerator / denominator
  }
  func logSoftmax(_ w: Tensor) throws -> Tensor { try w - logSumExp(w).expanded(axis: -1) }
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    let p = try softmax(w)
    if p.shape != gradOutput.shape { throw LabError.shapeMismatch("gradOutput") }
    return p * gradOutput
  }
  func predictZeroOne(_ w: Tensor) throws -> [Int] {
    var c: [Int] = []
    for v in w.storage { c.append(v >= 0 ? 1 : 0) }
    return c
  }
  func predictSigned(_ w: Tensor) throws -> [Int] {
    var c: [Int] = []
    for v in w.storage { c.append(v >= 0 ? 1 : -1) }
    return c
  }
  func predictBernoulli(_ w: Tensor) throws -> Tensor { 1 / (1 + exp(-w)) }
  func predictClass(_ w: Tensor) throws -> [Int] {
    if w.rank != 2 { throw LabError.shapeMismatch("w") }
    var c: [Int] = []
    for i in 0..<w.shape[0] { c.append(w.row(i).argmax()) }
    return c
  }
  func predictOneHot(_ w: Tensor) throws -> Tensor { .oneHot(try predictClass(w), classes: w.shape[1]) }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
