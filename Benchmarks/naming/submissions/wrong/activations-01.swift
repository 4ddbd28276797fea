import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { exp(x) / (exp(x) + 1) }
  func tanh(_ x: Tensor) throws -> Tensor { LabKit.tanh(x) }
  func relu(_ x: Tensor) throws -> Tensor { maximum(x, 0) }
  func same(_ x: Tensor, _ g: Tensor) throws {
    guard x.shape == g.shape else { throw LabError.shapeMismatch("\(g.shape) for \(x.shape)") }
  }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try same(x, gradOutput)
    let e = exp(-abs(x))
    return gradOutput * e / ((1 + e) * (1 + e))
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try same(x, gradOutput)
    let t = LabKit.tanh(x)
    return gradOutput * (1 - t * t)
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try same(x, gradOutput)
    return gradOutput * (x .> 0)
  }
}
