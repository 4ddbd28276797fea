import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { 1 / (1 + exp(-x)) }
  func tanh(_ x: Tensor) throws -> Tensor { LabKit.tanh(x) }
  func relu(_ x: Tensor) throws -> Tensor { maximum(0.01 * x, x) }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    return try gradOutput * sigmoid(x) * sigmoid(-x)
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    return try gradOutput - gradOutput * tanh(x) * tanh(x)
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    return (0.01 * gradOutput).replacing(with: gradOutput, where: x .> 0)
  }
}
