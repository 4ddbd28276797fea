import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("lengths") }
    return (a * x).sum()
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard try norm(a) != 0, try norm(x) != 0 else { throw LabError.invalidArgument("zero") }
    return try dot(a, x) / norm(a) / norm(x)
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.count == x.shape[1] else { throw LabError.shapeMismatch("features") }
    return matmul(x, a) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    sign(try score(weights: a, bias: b, inputs: x)).storage.map(Int.init)
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard try norm(a) != 0 else { throw LabError.invalidArgument("zero") }
    return try score(weights: a, bias: b, inputs: x) / norm(a)
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.shape[0] == y.count else { throw LabError.shapeMismatch("labels") }
    guard y.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw LabError.invalidArgument("labels") }
    var a = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0
    for epoch in 1...maxEpochs {
      let start = updates
      for (i, l) in y.enumerated() {
        let yx = Double(l) * x.row(i)
        if try dot(a, yx) + Double(l) * b <= 0 { a += yx; b += Double(l); updates += 1 }
      }
      if start == updates { return .init(weights: a, bias: b, updates: updates, epochs: epoch, converged: true) }
    }
    return .init(weights: a, bias: b, updates: updates, epochs: maxEpochs, converged: false)
  }
}
