import Foundation
import LabKit

struct Activations: ActivationsExercise {
  func sig(_ v: Double) -> Double { Double(1 / (1 + Foundation.exp(Float(-v)))) }
  func sigmoid(_ x: Tensor) throws -> Tensor { x.map(sig) }
  func tanh(_ x: Tensor) throws -> Tensor { x.map { Foundation.tanh($0) } }
  func relu(_ x: Tensor) throws -> Tensor { x.map { $0 < 0 ? 0 : $0 } }
  func back(_ x: Tensor, _ g: Tensor, _ d: (Double) -> Double) throws -> Tensor {
    guard x.shape == g.shape else { throw LabError.shapeMismatch("\(x.shape), \(g.shape)") }
    return Tensor(shape: x.shape, storage: zip(x.storage, g.storage).map { d($0) * $1 })
  }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try back(x, gradOutput) { sig($0) * (1 - sig($0)) }
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try back(x, gradOutput) { 1 - Foundation.tanh($0) * Foundation.tanh($0) }
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor { try back(x, gradOutput) { $0 > 0 ? 1 : 0 } }
}
