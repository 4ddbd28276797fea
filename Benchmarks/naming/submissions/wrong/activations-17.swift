import Foundation
import LabKit

// helper like vDSP
func vmap(_ a: [Double], _ f: (Double) -> Double) -> [Double] { a.map(f) }
func vmul(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map(*) }

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor {
    Tensor(shape: x.shape, storage: vmap(x.storage) { 1 / (1 + Foundation.exp(-$0)) })
  }
  func tanh(_ x: Tensor) throws -> Tensor {
    Tensor(shape: x.shape, storage: vmap(x.storage) { v in
      let e = Foundation.exp(-v.magnitude)
      return v < 0 ? (e - 1) / (e + 1) : (1 - e) / (1 + e)
    })
  }
  func relu(_ x: Tensor) throws -> Tensor { Tensor(shape: x.shape, storage: vmap(x.storage) { max($0, 0) }) }
  func mul(_ g: Tensor, _ d: [Double], _ x: Tensor) throws -> Tensor {
    guard g.shape == x.shape else { throw LabError.shapeMismatch("shape") }
    return Tensor(shape: x.shape, storage: vmul(g.storage, d))
  }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try mul(gradOutput, vmap(sigmoid(x).storage) { $0 * (1 - $0) }, x)
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try mul(gradOutput, vmap(tanh(x).storage) { 1 - $0 * $0 }, x)
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try mul(gradOutput, vmap(x.storage) { $0 > 0 ? 1 : 0 }, x)
  }
}
