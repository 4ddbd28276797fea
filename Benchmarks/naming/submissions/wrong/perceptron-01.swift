import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("lengths") }
    return (a * x).sum()
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let n = try norm(a) * norm(x)
    guard n > 0 else { throw LabError.invalidArgument("zero vector") }
    return try dot(a, x) / n
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard x.rank == 2, x.shape[1] == a.count else { throw LabError.shapeMismatch("features") }
    return matmul(x, a) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 >= 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    guard n > 0 else { throw LabError.invalidArgument("zero weights") }
    return try score(weights: a, bias: b, inputs: x) / n
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard y.allSatisfy({ abs($0) == 1 }) else { throw LabError.invalidArgument("labels must be ±1") }
    var a = Tensor.zeros([x.shape[1]])
    var b = 0.0
    var updates = 0
    for epoch in 1...maxEpochs {
      let before = updates
      for i in 0..<y.count {
        let t = Double(y[i])
        if try t * (dot(a, x.row(i)) + b) <= 0 {
          a += t * x.row(i)
          b += t
          updates += 1
        }
      }
      if updates == before {
        return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epoch, converged: true)
      }
    }
    return PerceptronFit(weights: a, bias: b, updates: updates, epochs: maxEpochs, converged: false)
  }
}
