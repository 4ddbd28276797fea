import Foundation
import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { 1 / (1 + exp(-x)) }
  func tanh(_ x: Tensor) throws -> Tensor {
    x.map { v in
      if abs(v) > 300 { return v > 0 ? 1 : -1 }
      let p = Foundation.exp(v), m = Foundation.exp(-v)
      return (p + m) / (p - m)
    }
  }
  func relu(_ x: Tensor) throws -> Tensor { x.map { $0 > 0 ? $0 : -$0 } }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    let s = try sigmoid(x)
    return gradOutput * s * (1 - s)
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    return gradOutput * (1 - LabKit.tanh(x) * LabKit.tanh(x))
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    return gradOutput * (x .> 0)
  }
}
