import Foundation
import LabKit

// recursion over the leading axes
struct Predictions: PredictionsExercise {
  func perRow(_ w: Tensor, _ f: ([Double]) -> [Double], scalar: Bool = false) throws -> Tensor {
    if w.rank == 0 { throw LabError.shapeMismatch("scalar") }
    if w.rank == 1 {
      if w.count == 0 { throw LabError.shapeMismatch("empty row") }
      return scalar ? Tensor(f(w.storage)[0]) : Tensor(f(w.storage))
    }
    return stack(try (0..<w.shape[0]).map { try perRow(w.select(axis: 0, at: $0), f, scalar: scalar) })
  }
  func lse(_ r: [Double]) -> Double {
    let m = r.reduce(-Double.infinity) { $1 > $0 ? $1 : $0 }
    return m + log(r.reduce(0.0) { $0 + exp($1 - m) })
  }
  func logSumExp(_ w: Tensor) throws -> Tensor { try perRow(w, { [lse($0)] }, scalar: true) }
  func softmax(_ w: Tensor) throws -> Tensor { try perRow(w) { r in r.map { exp($0 - lse(r)) } } }
  func logSoftmax(_ w: Tensor) throws -> Tensor { try perRow(w) { r in r.map { $0 - lse(r) } } }
  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard w.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    if w.rank > 1 {
      return stack(
        try (0..<w.shape[0]).map {
          try softmaxBackward(w.select(axis: 0, at: $0), gradOutput: gradOutput.select(axis: 0, at: $0))
        })
    }
    let p = try softmax(w)
    return p * (gradOutput - LabKit.dot(p, gradOutput))
  }
  func predictZeroOne(_ w: Tensor) throws -> [Int] { w.storage.map { $0.isLess(than: 0) ? 0 : 1 } }
  func predictSigned(_ w: Tensor) throws -> [Int] { w.storage.map { $0.isLess(than: 0) ? -1 : 1 } }
  func predictBernoulli(_ w: Tensor) throws -> Tensor { w.map { 1 / (1 + exp(-$0)) } }
  func predictClass(_ w: Tensor) throws -> [Int] {
    guard w.rank == 2 else { throw LabError.shapeMismatch("rank") }
    return try perRow(w, { r in [Double(r.firstIndex(of: r.max()!)!)] }, scalar: true).storage.map { Int($0) }
  }
  func predictOneHot(_ w: Tensor) throws -> Tensor {
    guard w.rank == 2 else { throw LabError.shapeMismatch("rank") }
    return try perRow(w) { r in
      let k = r.firstIndex(of: r.max()!)!
      return r.indices.map { $0 == k ? 1 : 0 }
    }
  }
  func predictRegression(_ w: Tensor) throws -> Tensor { w }
}
