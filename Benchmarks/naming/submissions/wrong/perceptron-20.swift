import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("lengths") }
    var sum: Float = 0
    for i in 0..<a.count { sum += Float(a[i]) * Float(x[i]) }
    return Double(sum)
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let n = try norm(a) * norm(x)
    guard n > 0 else { throw LabError.invalidArgument("zero") }
    return try dot(a, x) / n
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    Tensor(try (0..<x.shape[0]).map { try dot(a, x.row($0)) + b })
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    guard n > 0 else { throw LabError.invalidArgument("zero") }
    return try score(weights: a, bias: b, inputs: x) / n
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.shape[0] == y.count else { throw LabError.shapeMismatch("labels") }
    guard y.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw LabError.invalidArgument("labels") }
    var a = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0
    for epoch in 1...maxEpochs {
      var errors = 0
      for i in 0..<y.count where Double(y[i]) * (matmul(x.row(i).expanded(axis: 0), a)[0] + b) <= 0 {
        a += Double(y[i]) * x.row(i)
        b += Double(y[i])
        errors += 1
      }
      updates += errors
      if errors == 0 { return .init(weights: a, bias: b, updates: updates, epochs: epoch, converged: true) }
    }
    return .init(weights: a, bias: b, updates: updates, epochs: maxEpochs, converged: false)
  }
}
