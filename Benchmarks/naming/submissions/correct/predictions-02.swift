import Foundation
import LabKit

struct Predictions: PredictionsExercise {
  // flat loops
  func eachRow(_ w: Tensor, _ body: (Range<Int>) -> Void) throws {
    guard w.rank > 0, w.shape[w.rank - 1] > 0 else { throw LabError.shapeMismatch("w") }
    let k = w.shape[w.rank - 1]
    var start = 0
    while start < w.count {
      body(start..<(start + k))
      start += k
    }
  }
  func logSumExp(_ w: Tensor) throws -> Tensor {
    var out: [Double] = []
    let s = w.storage
    try eachRow(w) { r in
      var m = s[r.lowerBound]
      for i in r where s[i] > m { m = s[i] }
      var t = 0.0
      for i in r { t += exp(s[i] - m) }
      out.append(m + log(t))
    }
    return Tensor(shape: Array(w.shape[0..<(w.rank - 1)]), storage: out)
  }
  func logSoftmax(_ w: Tensor) throws -> Tensor {
    let l = try logSumExp(w).storage
    let k = w.shape[w.rank - 1]
    return Tensor(shape: w.shape, storage: (0..<w.count).map { w.storage[$0] - l[$0 / k] })
  }
  func softmax(_ w: Tensor) throws -> Tensor { try logSoftmax(w).map { exp($0) } }
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    if w.shape != gradOutput.shape { throw LabError.shapeMismatch("v") }
    var d = try softmax(w).storage
    let v = gradOutput.storage
    try eachRow(w) { r in
      var pv = 0.0
      for i in r { pv += d[i] * v[i] }
      for i in r { d[i] *= v[i] - pv }
    }
    return Tensor(shape: w.shape, storage: d)
  }
  func predictZeroOne(_ w: Tensor) throws -> [Int] {
    if w.rank != 1 { throw LabError.shapeMismatch("w") }
    return w.storage.map { $0 < 0 ? 0 : 1 }
  }
  func predictSigned(_ w: Tensor) throws -> [Int] { try predictZeroOne(w).map { $0 == 0 ? -1 : 1 } }
  func predictBernoulli(_ w: Tensor) throws -> Tensor {
    w.map { $0 >= 0 ? 1 / (1 + exp(-$0)) : exp($0) / (1 + exp($0)) }
  }
  func predictClass(_ w: Tensor) throws -> [Int] {
    if w.rank != 2 { throw LabError.shapeMismatch("w") }
    var out: [Int] = []
    let s = w.storage
    try eachRow(w) { r in
      var best = r.lowerBound
      for i in r where s[i] > s[best] { best = i }
      out.append(best - r.lowerBound)
    }
    return out
  }
  func predictOneHot(_ w: Tensor) throws -> Tensor {
    var y = Tensor.zeros(w.shape)
    for (i, c) in try predictClass(w).enumerated() { y.storage[i * w.shape[1] + c] = 1 }
    return y
  }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
