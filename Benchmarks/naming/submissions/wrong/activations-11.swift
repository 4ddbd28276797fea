import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { 1 / (1 + exp(-x)) }
  func tanh(_ x: Tensor) throws -> Tensor { LabKit.tanh(x) }
  func relu(_ x: Tensor) throws -> Tensor { maximum(x, 0) }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    let s = try sigmoid(x)
    return gradOutput * s * (1 - s)
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    let t = try tanh(x)
    return gradOutput * (1 - t * t)
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor { gradOutput * (x .> 0) }
}
