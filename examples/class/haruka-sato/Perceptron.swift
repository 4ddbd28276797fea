import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    if a.rank != 1 || a.shape != x.shape { throw LabError.shapeMismatch("\(a.shape) and \(x.shape)") }
    return (a * x).sum()
  }

  func norm(_ a: Tensor) throws -> Double {
    return try dot(a, a).squareRoot()
  }

  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let d = try dot(a, x)
    let length = try norm(a) * norm(x)
    if length == 0 { throw LabError.invalidArgument("zero vector") }
    return d / length
  }

  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    if x.rank != 2 || a.shape != [x.shape[1]] { throw LabError.shapeMismatch("\(x.shape) and \(a.shape)") }
    return matmul(x, a) + b
  }

  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    return try score(weights: a, bias: b, inputs: x).storage.map { $0 >= 0 ? 1 : -1 }
  }

  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let s = try score(weights: a, bias: b, inputs: x)
    if a.norm() == 0 { throw LabError.invalidArgument("zero weights") }
    return s / a.norm()
  }

  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    if x.rank != 2 || x.shape[0] != y.count { throw LabError.shapeMismatch("\(x.shape) and \(y.count)") }
    if !y.allSatisfy({ $0 == 1 || $0 == -1 }) { throw LabError.invalidArgument("labels") }
    if maxEpochs < 0 { throw LabError.invalidArgument("maxEpochs") }
    var a = Tensor.zeros([x.shape[1]])
    var b = 0.0
    var updates = 0
    for epoch in 0..<maxEpochs {
      let before = updates
      for i in 0..<y.count {
        let label = Double(y[i])
        if label * ((a * x.row(i)).sum() + b) <= 0 {
          a += label * x.row(i)
          b += label
          updates += 1
        }
      }
      if updates == before {
        // nothing happened in this epoch, so it does not count
        return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epoch, converged: true)
      }
    }
    return PerceptronFit(weights: a, bias: b, updates: updates, epochs: maxEpochs, converged: false)
  }
}
