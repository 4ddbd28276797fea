import LabKit

private func ip(_ u: [Double], _ v: [Double]) -> Double { zip(u, v).map(*).reduce(0, +) }

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.shape == x.shape else { throw LabError.shapeMismatch("\(a.shape) vs \(x.shape)") }
    return ip(a.storage, x.storage)
  }
  func norm(_ a: Tensor) throws -> Double { ip(a.storage, a.storage).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let d = try dot(a, x), na = try norm(a), nx = try norm(x)
    guard na != 0, nx != 0 else { throw LabError.invalidArgument("no direction") }
    return d / na / nx
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    Tensor(try (0..<x.shape[0]).map { try dot(a, x.row($0)) + b })
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.storage.contains(where: { $0 != 0 }) else { throw LabError.invalidArgument("a = 0") }
    return try score(weights: a, bias: b, inputs: x) / norm(a)
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard Set(y).isSubset(of: [-1, 1]) else { throw LabError.invalidArgument("labels") }
    var fit = PerceptronFit(weights: .zeros([x.shape[1]]), bias: 0, updates: 0, epochs: 0, converged: false)
    while !fit.converged && fit.epochs < maxEpochs {
      fit.converged = true
      for (i, label) in y.enumerated() {
        let s = ip(fit.weights.storage, x.row(i).storage) + fit.bias
        if Double(label) * s <= 0 {
          fit.weights = fit.weights + Double(label) * x.row(i)
          fit.updates += 1
          fit.converged = false
        }
      }
      fit.epochs += 1
    }
    return fit
  }
}
