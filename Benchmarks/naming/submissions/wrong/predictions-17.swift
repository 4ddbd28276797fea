import Foundation
import LabKit

struct Predictions: PredictionsExercise {
  func logSumExp(_ w: Tensor) throws -> Tensor {
    guard w.rank == 2 else { throw LabError.shapeMismatch("w must be (N, K)") }
    var out = [Double]()
    for n in 0..<w.shape[0] {
      var m = -Double.infinity
      for k in 0..<w.shape[1] { m = max(m, w[n, k]) }
      var s = 0.0
      for k in 0..<w.shape[1] { s += exp(w[n, k] - m) }
      out.append(m + log(s))
    }
    return Tensor(out)
  }
  func softmax(_ w: Tensor) throws -> Tensor { exp(try logSoftmax(w)) }
  func logSoftmax(_ w: Tensor) throws -> Tensor {
    let l = try logSumExp(w)
    var out = w
    for n in 0..<w.shape[0] {
      for k in 0..<w.shape[1] { out[n, k] -= l[n] }
    }
    return out
  }
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("v") }
    let p = try softmax(w)
    var out = w
    for n in 0..<w.shape[0] {
      var pv = 0.0
      for k in 0..<w.shape[1] { pv += p[n, k] * gradOutput[n, k] }
      for k in 0..<w.shape[1] { out[n, k] = p[n, k] * (gradOutput[n, k] - pv) }
    }
    return out
  }
  func predictZeroOne(_ w: Tensor) throws -> [Int] { w.storage.map { $0 >= 0 ? 1 : 0 } }
  func predictSigned(_ w: Tensor) throws -> [Int] { w.storage.map { $0 >= 0 ? 1 : -1 } }
  func predictBernoulli(_ w: Tensor) throws -> Tensor { w.map { 1 / (1 + exp(-$0)) } }
  func predictClass(_ w: Tensor) throws -> [Int] {
    guard w.rank == 2 else { throw LabError.shapeMismatch("shape") }
    return w.argmax(axis: 1)
  }
  func predictOneHot(_ w: Tensor) throws -> Tensor { .oneHot(try predictClass(w), classes: w.shape[1]) }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
