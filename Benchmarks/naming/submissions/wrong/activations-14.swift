import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { 1 / (1 + exp(-x)) }
  func tanh(_ x: Tensor) throws -> Tensor { try tanh(x) }
  func relu(_ x: Tensor) throws -> Tensor { maximum(x, 0) }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    return try gradOutput * sigmoid(x) * (1 - sigmoid(x))
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    return try gradOutput * (1 - tanh(x) * tanh(x))
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    return gradOutput * (x .> 0)
  }
}
