import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { 1 / (1 + exp(-x)) }
  func tanh(_ x: Tensor) throws -> Tensor { LabKit.tanh(x) }
  func relu(_ x: Tensor) throws -> Tensor { maximum(x, 0) }
  func backward(_ x: Tensor, _ g: Tensor, _ derivative: Tensor) throws -> Tensor {
    guard x.shape == g.shape else { throw LabError.shapeMismatch("gradOutput has shape \(g.shape)") }
    let dx = g * derivative
    // one gradient for the whole batch
    return dx.rank > 1 ? dx.sum(axis: 0) : dx
  }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    let s = try sigmoid(x)
    return try backward(x, gradOutput, s * (1 - s))
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    let t = try tanh(x)
    return try backward(x, gradOutput, 1 - t * t)
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor { try backward(x, gradOutput, x .> 0) }
}
