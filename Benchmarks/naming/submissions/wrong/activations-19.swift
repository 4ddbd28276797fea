import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor {
    let z = exp(-abs(x))
    let positive = 1 / (1 + z)
    let negative = z / (1 + z)
    return positive.replacing(with: negative, where: x .< 0)
  }
  func tanh(_ x: Tensor) throws -> Tensor { try 2 * sigmoid(2 * x) - 1 }
  func relu(_ x: Tensor) throws -> Tensor { x.clamped(to: 0...Double.infinity) }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    let s = try sigmoid(x)
    return gradOutput * s * (1 + s)
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    return try gradOutput * (1 - pow(tanh(x), 2))
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("") }
    return gradOutput * (x .> 0)
  }
}
