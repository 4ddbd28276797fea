import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("a and x differ") }
    return (a * x).sum()
  }
  func norm(_ a: Tensor) throws -> Double { (a * a).sum().squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double { try dot(a, x) / (norm(a) * norm(x)) }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.count == x.shape[1] else { throw LabError.shapeMismatch("a and x differ") }
    return matmul(x, a) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { s in s > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    try score(weights: a, bias: b, inputs: x) / norm(a)
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard y.allSatisfy({ [-1, 1].contains($0) }) else { throw LabError.invalidArgument("labels") }
    var w = Tensor.zeros([x.shape[1] + 1])  // bias trick
    var updates = 0, epochs = 0, mistakes = -1
    while mistakes != 0 && epochs < maxEpochs {
      mistakes = 0
      for i in 0..<y.count {
        let z = concatenate([x.row(i), Tensor([1])]) * Double(y[i])
        if try dot(w, z) <= 0 { w += z; mistakes += 1 }
      }
      updates += mistakes
      epochs += 1
    }
    let n = x.shape[1]
    return PerceptronFit(
      weights: w.slice(axis: 0, 0..<n), bias: w[n], updates: updates, epochs: epochs, converged: mistakes == 0)
  }
}
