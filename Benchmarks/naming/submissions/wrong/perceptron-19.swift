import LabKit

private var a: [Double] = []
private var b = 0.0

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("lengths") }
    return (a * x).sum()
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }
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
    let n = try norm(a)
    guard n > 0 else { throw LabError.invalidArgument("zero") }
    return try score(weights: a, bias: b, inputs: x) / n
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.shape[0] == y.count else { throw LabError.shapeMismatch("labels") }
    guard y.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw LabError.invalidArgument("labels") }
    let n = x.shape[1]
    if a.count != n { a = Array(repeating: 0, count: n) }
    var updates = 0, epochs = 0, errors = 0
    repeat {
      errors = 0
      epochs += 1
      for i in 0..<y.count {
        var s = b
        for j in 0..<n { s += a[j] * x[i, j] }
        if Double(y[i]) * s <= 0 {
          for j in 0..<n { a[j] += Double(y[i]) * x[i, j] }
          b += Double(y[i])
          errors += 1
        }
      }
      updates += errors
    } while errors > 0 && epochs < maxEpochs
    return PerceptronFit(weights: Tensor(a), bias: b, updates: updates, epochs: epochs, converged: errors == 0)
  }
}
