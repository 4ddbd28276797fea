import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("dot") }
    return (a * x).sum()
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let n = try norm(a) * norm(x)
    guard n > 0 else { throw LabError.invalidArgument("zero") }
    return try dot(a, x) / n
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.count == x.shape[1] else { throw LabError.shapeMismatch("score") }
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
    var a = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0
    for epoch in 1...maxEpochs {
      var errors = 0
      for i in 0..<y.count {
        // as in scikit-learn tutorial: w += eta * (target - predict)
        let yhat = try predict(weights: a, bias: b, inputs: x.rows(at: [i]))[0]
        let delta = Double(y[i] - yhat)
        a += delta * x.row(i)
        b += delta
        if delta != 0 { errors += 1 }
      }
      updates += errors
      if errors == 0 { return .init(weights: a, bias: b, updates: updates, epochs: epoch, converged: true) }
    }
    return .init(weights: a, bias: b, updates: updates, epochs: maxEpochs, converged: false)
  }
}
