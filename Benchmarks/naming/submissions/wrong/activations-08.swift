import LabKit

struct Activations: ActivationsExercise {
  func sigmoid(_ x: Tensor) throws -> Tensor {
    let denominator = 1 + exp(x)
    return 1 / denominator
  }
  func tanh(_ x: Tensor) throws -> Tensor { LabKit.tanh(x) }
  func relu(_ x: Tensor) throws -> Tensor {
    var y = x
    for i in 0..<y.count where y.storage[i] < 0 { y.storage[i] = 0 }
    return y
  }
  func sigmoidBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if x.shape != gradOutput.shape { throw LabError.shapeMismatch("bad shapes") }
    let s = try sigmoid(x)
    return gradOutput * s * (1 - s)
  }
  func tanhBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if x.shape != gradOutput.shape { throw LabError.shapeMismatch("bad shapes") }
    let t = try tanh(x)
    return gradOutput * (1 - pow(t, 2))
  }
  func reluBackward(_ x: Tensor, gradOutput: Tensor) throws -> Tensor {
    if x.shape != gradOutput.shape { throw LabError.shapeMismatch("bad shapes") }
    return gradOutput * (x .> 0)
  }
}
