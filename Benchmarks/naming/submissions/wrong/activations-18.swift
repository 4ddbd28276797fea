import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { 1 / (1 + exp(-x)) }
  func tanh(_ x: Tensor) throws -> Tensor { 2 * (1 / (1 + exp(-2 * x))) - 1 }
  func relu(_ x: Tensor) throws -> Tensor { maximum(x, 0) }
  func guardShapes(_ x: Tensor, _ g: Tensor) throws { if x.shape != g.shape { throw LabError.shapeMismatch("g") } }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try guardShapes(x, gradOutput)
    let s = try sigmoid(x)
    return gradOutput * (s - s * s)
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try guardShapes(x, gradOutput)
    let t = LabKit.tanh(x)
    return gradOutput * (1 - t * t)
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    try guardShapes(x, gradOutput)
    return try gradOutput * relu(x)
  }
}
