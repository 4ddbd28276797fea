import LabKit

func dotProduct<S: Sequence, T: Sequence>(_ s: S, _ t: T) -> Double where S.Element == Double, T.Element == Double {
  zip(s, t).reduce(0) { $0 + $1.0 * $1.1 }
}

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double { dotProduct(a.storage, x.storage) }
  func norm(_ a: Tensor) throws -> Double { dotProduct(a.storage, a.storage).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let n = try norm(a) * norm(x)
    if n == 0 { throw LabError.invalidArgument("zero vector") }
    return dotProduct(a.storage, x.storage) / n
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = x.shape[1]
    return Tensor((0..<x.shape[0]).map { dotProduct(a.storage, x.storage[($0 * n)..<($0 * n + n)]) + b })
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    if n == 0 { throw LabError.invalidArgument("zero weights") }
    return try score(weights: a, bias: b, inputs: x) / n
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    if y.count != x.shape[0] { throw LabError.shapeMismatch("labels") }
    if y.contains(where: { $0 != 1 && $0 != -1 }) { throw LabError.invalidArgument("labels") }
    var a = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0, epochs = 0
    while epochs < maxEpochs {
      epochs += 1
      let old = updates
      for i in 0..<y.count where try Double(y[i]) * (dot(a, x.row(i)) + b) <= 0 {
        a += Double(y[i]) * x.row(i)
        b += Double(y[i])
        updates += 1
      }
      if old == updates { return .init(weights: a, bias: b, updates: updates, epochs: epochs, converged: true) }
    }
    return .init(weights: a, bias: b, updates: updates, epochs: epochs, converged: false)
  }
}
