import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.rank == 1, x.rank == 1, a.count == x.count else { throw LabError.shapeMismatch("dot") }
    return (a * x).sum()
  }

  func norm(_ a: Tensor) throws -> Double {
    try dot(a, a).squareRoot()
  }

  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let length = try norm(a) * norm(x)
    guard length != 0 else { throw LabError.invalidArgument("zero vector") }
    return try dot(a, x) / length
  }

  // columns, as in the lecture: (N, n) · (n, 1) = (N, 1)
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.rank == 1, x.rank == 2, x.shape[1] == a.count else { throw LabError.shapeMismatch("score") }
    return matmul(x, a.reshaped([a.count, 1])) + b
  }

  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }

  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let s = try score(weights: a, bias: b, inputs: x)
    let length = try norm(a)
    guard length > 0 else { throw LabError.invalidArgument("zero weights") }
    return s / length
  }

  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.rank == 2, x.shape[0] == y.count else { throw LabError.shapeMismatch("fit") }
    guard y.allSatisfy({ $0 == -1 || $0 == 1 }) else { throw LabError.invalidArgument("labels") }
    var a = Tensor.zeros([x.shape[1], 1])
    var b = 0.0
    var updates = 0
    for epoch in 0..<maxEpochs {
      var changed = false
      for i in 0..<y.count {
        let row = x.slice(axis: 0, i..<i + 1)
        let s = matmul(row, a).scalar + b
        if Double(y[i]) * s <= 0 {
          a += Double(y[i]) * row.transposed()
          b += Double(y[i])
          updates += 1
          changed = true
        }
      }
      if !changed {
        return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epoch + 1, converged: true)
      }
    }
    return PerceptronFit(weights: a, bias: b, updates: updates, epochs: maxEpochs, converged: false)
  }
}
