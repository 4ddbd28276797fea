import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.shape == x.shape else { throw LabError.shapeMismatch("") }
    return (a * x).sum()
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard try norm(a) * norm(x) != 0 else { throw LabError.invalidArgument("zero vector") }
    return try dot(a, x) / norm(a)
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.shape[0] == x.shape[1] else { throw LabError.shapeMismatch("") }
    return matmul(a, x.transposed()) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    var p = [Int](repeating: -1, count: x.shape[0])
    let s = try score(weights: a, bias: b, inputs: x)
    for i in p.indices where s[i] > 0 { p[i] = 1 }
    return p
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    if n == 0 { throw LabError.invalidArgument("zero weights") }
    return try score(weights: a, bias: b, inputs: x) / n
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("") }
    guard y.allSatisfy({ $0 == -1 || $0 == 1 }) else { throw LabError.invalidArgument("") }
    var a = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0, epochs = 0
    repeat {
      var clean = true
      epochs += 1
      for i in 0..<y.count {
        let xi = x.row(i), yi = Double(y[i])
        guard try yi * (dot(a, xi) + b) <= 0 else { continue }
        a += yi * xi
        b += yi
        updates += 1
        clean = false
      }
      if clean { return .init(weights: a, bias: b, updates: updates, epochs: epochs, converged: true) }
    } while epochs < maxEpochs
    return .init(weights: a, bias: b, updates: updates, epochs: epochs, converged: false)
  }
}
