import Foundation
import LabKit

struct Predictions: PredictionsExercise {
  /// The tensor as a list of rows along the last axis.
  private func rows(_ w: Tensor) throws -> [[Double]] {
    if w.rank == 0 || w.shape[w.rank - 1] == 0 {
      throw LabError.shapeMismatch("no rows in a tensor of shape \(w.shape)")
    }
    let k = w.shape[w.rank - 1]
    var result: [[Double]] = []
    var start = 0
    while start < w.count {
      result.append(Array(w.storage[start..<start + k]))
      start += k
    }
    return result
  }

  private func logSumExp(_ row: [Double]) -> Double {
    var m = row[0]
    for value in row {
      if value > m { m = value }
    }
    var sum = 0.0
    for value in row {
      sum += Foundation.exp(value - m)
    }
    return m + Foundation.log(sum)
  }

  func logSumExp(_ w: Tensor) throws -> Tensor {
    var result: [Double] = []
    for row in try rows(w) {
      result.append(logSumExp(row))
    }
    return Tensor(shape: Array(w.shape.dropLast()), storage: result)
  }

  func softmax(_ w: Tensor) throws -> Tensor {
    var result: [Double] = []
    for row in try rows(w) {
      let total = logSumExp(row)
      for value in row {
        result.append(Foundation.exp(value - total))
      }
    }
    return Tensor(shape: w.shape, storage: result)
  }

  func logSoftmax(_ w: Tensor) throws -> Tensor {
    var result: [Double] = []
    for row in try rows(w) {
      let total = logSumExp(row)
      for value in row {
        result.append(value - total)
      }
    }
    return Tensor(shape: w.shape, storage: result)
  }

  func softmaxBackward(_ w: Tensor, gradOutput: Tensor) throws -> Tensor {
    if w.shape != gradOutput.shape {
      throw LabError.shapeMismatch("w is \(w.shape), gradOutput is \(gradOutput.shape)")
    }
    let p = try softmax(w)
    let k = w.shape[w.rank - 1]
    var result = p
    for r in 0..<w.count / k {
      var weighted = 0.0
      for j in 0..<k {
        weighted += p.storage[r * k + j] * gradOutput.storage[r * k + j]
      }
      for i in 0..<k {
        let index = r * k + i
        result.storage[index] = p.storage[index] * (gradOutput.storage[index] - weighted)
      }
    }
    return result
  }

  func predictZeroOne(_ w: Tensor) throws -> [Int] {
    try needVector(w)
    var classes = [Int](repeating: 0, count: w.count)
    for n in 0..<w.count {
      if w[n] >= 0 { classes[n] = 1 }
    }
    return classes
  }

  func predictSigned(_ w: Tensor) throws -> [Int] {
    try needVector(w)
    var classes = [Int](repeating: -1, count: w.count)
    for n in 0..<w.count {
      if w[n] >= 0 { classes[n] = 1 }
    }
    return classes
  }

  func predictBernoulli(_ w: Tensor) throws -> Tensor {
    try needVector(w)
    var p = w
    for n in 0..<w.count {
      if w[n] > 0 {
        p[n] = 1 / (1 + Foundation.exp(-w[n]))
      } else {
        p[n] = Foundation.exp(w[n]) / (1 + Foundation.exp(w[n]))
      }
    }
    return p
  }

  func predictClass(_ w: Tensor) throws -> [Int] {
    if w.rank != 2 || w.shape[1] == 0 {
      throw LabError.shapeMismatch("scores must have shape (N, K), not \(w.shape)")
    }
    var classes: [Int] = []
    for n in 0..<w.shape[0] {
      var best = 0
      for k in 1..<max(1, w.shape[1]) {
        if w[n, k] > w[n, best] { best = k }
      }
      classes.append(best)
    }
    return classes
  }

  func predictOneHot(_ w: Tensor) throws -> Tensor {
    let classes = try predictClass(w)
    var result = Tensor.zeros(w.shape)
    for n in 0..<classes.count {
      result[n, classes[n]] = 1
    }
    return result
  }

  func predictRegression(_ w: Tensor) throws -> Tensor {
    return w
  }

  private func needVector(_ w: Tensor) throws {
    if w.rank != 1 {
      throw LabError.shapeMismatch("w must be a vector, not \(w.shape)")
    }
  }
}
