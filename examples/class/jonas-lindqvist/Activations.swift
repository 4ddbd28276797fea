import Foundation
import LabKit

struct Activations: ActivationsExercise {
  // One number at a time.

  private func sigmoid(_ x: Double) -> Double {
    if x >= 0 {
      return 1 / (1 + Foundation.exp(-x))
    } else {
      let e = Foundation.exp(x)
      return e / (1 + e)
    }
  }

  private func checkShapes(_ x: Tensor, _ g: Tensor) throws {
    if x.shape != g.shape {
      throw LabError.shapeMismatch("the input is \(x.shape), gradOutput is \(g.shape)")
    }
  }

  func sigmoid(_ x: Tensor) throws -> Tensor {
    var y = x
    for i in 0..<x.count {
      y.storage[i] = sigmoid(x.storage[i])
    }
    return y
  }

  func tanh(_ x: Tensor) throws -> Tensor {
    var y = x
    for i in 0..<x.count {
      y.storage[i] = Foundation.tanh(x.storage[i])
    }
    return y
  }

  func relu(_ x: Tensor) throws -> Tensor {
    var y = x
    for i in 0..<x.count {
      if x.storage[i] <= 0 {
        y.storage[i] = 0
      }
    }
    return y
  }

  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try checkShapes(x, gradOutput)
    var g = gradOutput
    for i in 0..<x.count {
      let s = sigmoid(x.storage[i])
      g.storage[i] *= s * (1 - s)
    }
    return g
  }

  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try checkShapes(x, gradOutput)
    var g = gradOutput
    for i in 0..<x.count {
      let t = Foundation.tanh(x.storage[i])
      g.storage[i] *= 1 - t * t
    }
    return g
  }

  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try checkShapes(x, gradOutput)
    var g = gradOutput
    for i in 0..<x.count {
      if x.storage[i] <= 0 {
        g.storage[i] = 0
      }
    }
    return g
  }
}
