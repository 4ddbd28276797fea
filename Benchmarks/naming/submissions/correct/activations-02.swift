import Foundation
import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor {
    var y = x
    for i in 0..<x.count {
      let v = x.storage[i]
      if v >= 0 {
        y.storage[i] = 1 / (1 + exp(-v))
      } else {
        y.storage[i] = exp(v) / (1 + exp(v))
      }
    }
    return y
  }
  func tanh(_ x: Tensor) throws -> Tensor {
    var y = x
    for i in 0..<x.count {
      let v = x.storage[i]
      if v > 20 {
        y.storage[i] = 1
      } else if v < -20 {
        y.storage[i] = -1
      } else {
        y.storage[i] = expm1(2 * v) / (exp(2 * v) + 1)
      }
    }
    return y
  }
  func relu(_ x: Tensor) throws -> Tensor {
    var y = x
    for i in 0..<x.count {
      if y.storage[i] < 0 { y.storage[i] = 0 }
    }
    return y
  }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if x.shape != gradOutput.shape { throw LabError.shapeMismatch("not the same shape") }
    let s = try sigmoid(x)
    var dx = gradOutput
    for i in 0..<x.count { dx.storage[i] *= s.storage[i] * (1 - s.storage[i]) }
    return dx
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if x.shape != gradOutput.shape { throw LabError.shapeMismatch("not the same shape") }
    let t = try tanh(x)
    var dx = gradOutput
    for i in 0..<x.count { dx.storage[i] *= 1 - t.storage[i] * t.storage[i] }
    return dx
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if x.shape != gradOutput.shape { throw LabError.shapeMismatch("not the same shape") }
    var dx = gradOutput
    for i in 0..<x.count { if x.storage[i] <= 0 { dx.storage[i] = 0 } }
    return dx
  }
}
