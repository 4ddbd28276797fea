import Foundation
import LabKit

struct Activations: ActivationsExercise {
  func apply(_ x: Tensor, _ f: (Double) -> Double) -> Tensor {
    var y = Tensor.zeros(x.shape)
    for i in 0..<x.shape[0] {
      for j in 0..<x.shape[1] {
        y[i, j] = f(x[i, j])
      }
    }
    return y
  }
  func sigmoid(_ x: Tensor) throws -> Tensor { apply(x) { 1 / (1 + Foundation.exp(-$0)) } }
  func tanh(_ x: Tensor) throws -> Tensor { apply(x) { Foundation.tanh($0) } }
  func relu(_ x: Tensor) throws -> Tensor { apply(x) { $0 > 0 ? $0 : 0 } }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    let s = 1 / (1 + exp(-x))
    return gradOutput * s * (1 - s)
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    let t = LabKit.tanh(x)
    return gradOutput * (1 - t * t)
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    return gradOutput * (x .> 0)
  }
}
