import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("length") }
    return zip(a.storage, x.storage).reduce(0) { $0 + $1.0 * $1.1 }
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a) }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let (p, q) = (try norm(a), try norm(x))
    guard p > 0 && q > 0 else { throw LabError.invalidArgument("zero") }
    return try dot(a, x) / (p * q).squareRoot()
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    Tensor(try (0..<x.shape[0]).map { i in try dot(a, x.row(i)) + b })
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let length = try norm(a)
    guard length > 0 else { throw LabError.invalidArgument("zero") }
    return try score(weights: a, bias: b, inputs: x) / length
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.shape[0] == y.count else { throw LabError.shapeMismatch("labels") }
    guard y.filter({ $0 != 1 && $0 != -1 }).isEmpty else { throw LabError.invalidArgument("labels") }
    func epoch(_ n: Int, _ old: PerceptronFit) throws -> PerceptronFit {
      var new = old
      for i in y.indices where try dot(new.weights, x.row(i)) * Double(y[i]) + new.bias * Double(y[i]) <= 0 {
        new.weights += Double(y[i]) * x.row(i)
        new.bias += Double(y[i])
        new.updates += 1
      }
      new.epochs = n
      new.converged = new.updates == old.updates
      return new.converged || n == maxEpochs ? new : try epoch(n + 1, new)
    }
    return try epoch(1, PerceptronFit(weights: .zeros([x.shape[1]]), bias: 0, updates: 0, epochs: 0, converged: false))
  }
}
