import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("a has \(a.count), x has \(x.count)") }
    return (0..<a.count).map { a[$0] * x[$0] }.reduce(0, +)
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let n = try norm(a) * norm(x)
    if n == 0 { throw LabError.invalidArgument("zero vector has no direction") }
    return try dot(a, x) / n
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    Tensor(try (0..<x.shape[0]).map { try dot(a, x.row($0)) + b })
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? +1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    if n == 0 { throw LabError.invalidArgument("zero weights") }
    return Tensor(try score(weights: a, bias: b, inputs: x).storage.map { $0 / n })
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("labels") }
    var a = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0, epochs = 0, converged = false
    while epochs < maxEpochs {
      epochs += 1
      let before = updates
      for i in 0..<y.count {
        if Double(y[i]) * (try dot(a, x.row(i)) + b) <= 0 {
          a += Double(y[i]) * x.row(i)
          b += Double(y[i])
          updates += 1
        }
      }
      converged = before == updates
      if converged { break }
    }
    return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epochs, converged: converged)
  }
}
