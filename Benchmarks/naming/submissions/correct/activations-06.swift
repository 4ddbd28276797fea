import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { exp(minimum(x, 0)) / (1 + exp(-abs(x))) }
  func tanh(_ x: Tensor) throws -> Tensor {
    let small = x * (1 - x * x / 3)
    let full = try sigmoid(2 * x) - sigmoid(-2 * x)
    return full.replacing(with: small, where: abs(x) .< 1e-4)
  }
  func relu(_ x: Tensor) throws -> Tensor { Tensor.zeros(x.shape).replacing(with: x, where: x .> 0) }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if gradOutput.shape != x.shape { throw LabError.shapeMismatch("gradOutput") }
    let s = try sigmoid(x)
    return s * (1 - s) * gradOutput
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if gradOutput.shape != x.shape { throw LabError.shapeMismatch("gradOutput") }
    return try 4 * sigmoid(2 * x) * sigmoid(-2 * x) * gradOutput
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if gradOutput.shape != x.shape { throw LabError.shapeMismatch("gradOutput") }
    return (sign(x) .> 0) * gradOutput
  }
}
