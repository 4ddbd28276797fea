import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { 1 / (1 + exp(-x)) }
  func tanh(_ x: Tensor) throws -> Tensor { LabKit.tanh(x) }
  func relu(_ x: Tensor) throws -> Tensor { maximum(x, 0) }
  private func chain(_ g: Tensor, _ d: Tensor) throws -> Tensor {
    guard g.shape == d.shape else { throw LabError.shapeMismatch("gradOutput") }
    return g * d
  }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try chain(gradOutput, sigmoid(x) * sigmoid(-x))
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    let t = try tanh(x)
    return try chain(gradOutput, 1 - t * t)
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor { try chain(gradOutput, x .> 0) }
}
