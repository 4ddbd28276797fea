import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor { 1 / (1 + exp(-x)) }
  func tanh(_ x: Tensor) throws -> Tensor { LabKit.tanh(x) }
  func relu(_ x: Tensor) throws -> Tensor { x.map { Swift.max($0, 0) } }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    var dx = [Double]()
    for (s, g) in zip(try sigmoid(x).storage, gradOutput.storage) { dx.append(g * s * (1 - s)) }
    return Tensor(shape: x.shape, storage: dx)
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    var dx = [Double]()
    for (t, g) in zip(try tanh(x).storage, gradOutput.storage) { dx.append(g * (1 - t * t)) }
    return Tensor(shape: x.shape, storage: dx)
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    guard x.shape == gradOutput.shape else { throw LabError.shapeMismatch("gradOutput") }
    var dx = [Double]()
    for g in gradOutput.storage { dx.append(g > 0 ? g : 0) }
    return Tensor(shape: x.shape, storage: dx)
  }
}
