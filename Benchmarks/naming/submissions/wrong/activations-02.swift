import Foundation
import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor {
    x.map { v in
      if v >= 0 { return 1 / (1 + Foundation.exp(-v)) }
      let e = Foundation.exp(v)
      return e / (1 + e)
    }
  }
  func tanh(_ x: Tensor) throws -> Tensor {
    x.map { v in
      let e = Foundation.exp(2 * v)
      return (e - 1) / (e + 1)
    }
  }
  func relu(_ x: Tensor) throws -> Tensor { x.map { $0 > 0 ? $0 : 0 } }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if x.shape != gradOutput.shape { throw LabError.shapeMismatch("shapes") }
    let s = try sigmoid(x), r = try sigmoid(-x)
    return s * r * gradOutput
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if x.shape != gradOutput.shape { throw LabError.shapeMismatch("shapes") }
    let t = try tanh(x)
    return (1 - t * t) * gradOutput
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if x.shape != gradOutput.shape { throw LabError.shapeMismatch("shapes") }
    var g = gradOutput
    for i in 0..<x.count { if x.storage[i] <= 0 { g.storage[i] = 0 } }
    return g
  }
}
