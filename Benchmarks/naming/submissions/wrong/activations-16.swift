import LabKit

struct Activations: ActivationsExercise {
  func clip(_ x: Tensor) -> Tensor { x.clamped(to: -30...30) }
  func sigmoid(_ x: Tensor) throws -> Tensor { 1 / (1 + exp(-clip(x))) }
  func tanh(_ x: Tensor) throws -> Tensor {
    let e = exp(2 * clip(x))
    return (e - 1) / (e + 1)
  }
  func relu(_ x: Tensor) throws -> Tensor { maximum(x, 0) }
  func sigmoidBackward(_ x: Tensor, gradOutput g: Tensor) throws -> Tensor {
    guard x.shape == g.shape else { throw LabError.shapeMismatch("g") }
    let s = try sigmoid(x)
    return g * s * (1 - s)
  }
  func tanhBackward(_ x: Tensor, gradOutput g: Tensor) throws -> Tensor {
    guard x.shape == g.shape else { throw LabError.shapeMismatch("g") }
    let t = try tanh(x)
    return g * (1 - t * t)
  }
  func reluBackward(_ x: Tensor, gradOutput g: Tensor) throws -> Tensor {
    guard x.shape == g.shape else { throw LabError.shapeMismatch("g") }
    return g.replacing(with: 0, where: x .<= 0)
  }
}
