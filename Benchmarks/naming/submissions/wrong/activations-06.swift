import Foundation
import LabKit

func elementwise(_ x: Tensor, _ f: (Double) -> Double) -> Tensor {
  Tensor(shape: x.shape, storage: x.storage.map(f))
}

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { elementwise(x) { 1.0 / (1.0 + Foundation.exp(-$0)) } }
  func tanh(_ x: Tensor) throws -> Tensor { elementwise(x) { Foundation.tanh($0) } }
  func relu(_ x: Tensor) throws -> Tensor { elementwise(x) { max(0, $0) } }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("shapes differ") }
    return gradOutput * elementwise(x) { v in
      let s = 1 / (1 + Foundation.exp(-v))
      return s * (1 - s)
    }
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("shapes differ") }
    return gradOutput * elementwise(x) { 1 - Foundation.tanh($0) }
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("shapes differ") }
    return gradOutput * elementwise(x) { $0 > 0 ? 1 : 0 }
  }
}
