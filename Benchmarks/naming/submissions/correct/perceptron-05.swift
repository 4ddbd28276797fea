import LabKit

extension Tensor {
  func inner(_ other: Tensor) throws -> Double {
    guard shape == other.shape else { throw LabError.shapeMismatch("inner product of \(shape) and \(other.shape)") }
    return (self * other).sum()
  }
  func unit() throws -> Tensor {
    guard norm() > 0 else { throw LabError.invalidArgument("zero vector") }
    return self / norm()
  }
}

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double { try a.inner(x) }
  func norm(_ a: Tensor) throws -> Double { a.norm() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double { try a.unit().inner(x.unit()) }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard x.rank == 2, x.shape[1] == a.count else { throw LabError.shapeMismatch("\(x.shape) and \(a.shape)") }
    return matmul(x, a) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let u = try a.unit()
    return try score(weights: u, bias: b / a.norm(), inputs: x)
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard y.allSatisfy({ abs($0) == 1 }) else { throw LabError.invalidArgument("labels") }
    let start = PerceptronFit(weights: .zeros([x.shape[1]]), bias: 0, updates: 0, epochs: 0, converged: false)
    return try (0..<maxEpochs).reduce(start) { fit, _ in
      if fit.converged { return fit }
      var next = try y.indices.reduce(fit) { f, i in
        let t = Double(y[i])
        if t * (try f.weights.inner(x.row(i)) + f.bias) > 0 { return f }
        return PerceptronFit(
          weights: f.weights + t * x.row(i), bias: f.bias + t, updates: f.updates + 1, epochs: f.epochs,
          converged: false)
      }
      next.epochs += 1
      next.converged = next.updates == fit.updates
      return next
    }
  }
}
