import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { 1 / (1 + exp(-x)) }
  func tanh(_ x: Tensor) throws -> Tensor { LabKit.tanh(x) }
  func relu(_ x: Tensor) throws -> Tensor { maximum(0, x) }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if gradOutput.shape != x.shape { throw LabError.shapeMismatch("gradOutput") }
    let s = try sigmoid(x)
    return s * (1 - s)
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if gradOutput.shape != x.shape { throw LabError.shapeMismatch("gradOutput") }
    let t = try tanh(x)
    return 1 - t * t
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if gradOutput.shape != x.shape { throw LabError.shapeMismatch("gradOutput") }
    return x .> 0
  }
}
