import LabKit

// batch version, matrix style
struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("dot") }
    return (a * x).sum()
  }
  func norm(_ a: Tensor) throws -> Double { (a * a).sum().squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard try norm(a) > 0, try norm(x) > 0 else { throw LabError.invalidArgument("zero") }
    return try dot(a, x) / (norm(a) * norm(x))
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard x.shape.last == a.count else { throw LabError.shapeMismatch("score") }
    return matmul(x, a) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard try norm(a) > 0 else { throw LabError.invalidArgument("zero") }
    return try score(weights: a, bias: b, inputs: x) / norm(a)
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.shape[0] == y.count else { throw LabError.shapeMismatch("fit") }
    guard y.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw LabError.invalidArgument("fit") }
    let t = Tensor(y.map(Double.init))
    var a = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0, epochs = 0, converged = false
    while epochs < maxEpochs && !converged {
      let wrong = (t * (matmul(x, a) + b) .<= 0) * t
      a = a + matmul(wrong, x)
      b = b + wrong.sum()
      let errors = Int(abs(wrong).sum())
      updates += errors
      epochs += 1
      converged = errors == 0
    }
    return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epochs, converged: converged)
  }
}
