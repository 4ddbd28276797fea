import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("dot: \(a.count) vs \(x.count)") }
    return (a * x).sum()
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    if try norm(a) == 0 || norm(x) == 0 { throw LabError.invalidArgument("zero vector") }
    return try dot(a / norm(a), x / norm(x))
  }
  // everything with homogeneous coordinates
  func extend(_ x: Tensor) -> Tensor { concatenate([x, .ones([x.shape[0], 1])], axis: 1) }
  func extend(_ a: Tensor, _ b: Double) -> Tensor { concatenate([a, Tensor([b])]) }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.count == x.shape[1] else { throw LabError.shapeMismatch("score") }
    return matmul(extend(x), extend(a, b))
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    if try norm(a) == 0 { throw LabError.invalidArgument("zero weights") }
    return try score(weights: a, bias: b, inputs: x) / norm(extend(a, b))
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.shape[0] == y.count else { throw LabError.shapeMismatch("fit") }
    guard y.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw LabError.invalidArgument("fit") }
    let n = x.shape[1], z = extend(x)
    var w = Tensor.zeros([n + 1]), updates = 0, epochs = 0, last = -1
    while last != updates, epochs < maxEpochs {
      last = updates
      epochs += 1
      for i in y.indices where try Double(y[i]) * dot(w, z.row(i)) <= 0 {
        w += Double(y[i]) * z.row(i)
        updates += 1
      }
    }
    return PerceptronFit(
      weights: w.slice(axis: 0, 0..<n), bias: w[n], updates: updates, epochs: epochs, converged: last == updates)
  }
}
