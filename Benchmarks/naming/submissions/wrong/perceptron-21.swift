import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("lengths") }
    return (a * x).sum()
  }
  func norm(_ a: Tensor) throws -> Double { abs(a).sum() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let n = try norm(a) * norm(x)
    guard n > 0 else { throw LabError.invalidArgument("zero") }
    return try dot(a, x) / n
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.count == x.shape[1] else { throw LabError.shapeMismatch("features") }
    return matmul(x, a) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try dot(a, a).squareRoot()
    guard n > 0 else { throw LabError.invalidArgument("zero") }
    return try score(weights: a, bias: b, inputs: x) / n
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.shape[0] == y.count else { throw LabError.shapeMismatch("labels") }
    guard y.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw LabError.invalidArgument("labels") }
    var a = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0, epochs = 0, changed = true
    while changed && epochs <= maxEpochs {
      changed = false
      for i in 0..<y.count where try Double(y[i]) * (dot(a, x.row(i)) + b) <= 0 {
        a += Double(y[i]) * x.row(i)
        b += Double(y[i])
        updates += 1
        changed = true
      }
      epochs += 1
    }
    return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epochs, converged: !changed)
  }
}
