import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.rank == 1, a.shape == x.shape else { throw LabError.shapeMismatch("dot of \(a.shape) and \(x.shape)") }
    return Tensors.dot(a, x)
  }

  func norm(_ a: Tensor) throws -> Double {
    guard a.rank == 1 else { throw LabError.shapeMismatch("norm of \(a.shape)") }
    return a.norm()
  }

  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let product = try dot(a, x)
    guard a.norm() > 0, x.norm() > 0 else { throw LabError.invalidArgument("zero vector") }
    return product / (a.norm() * x.norm())
  }

  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.rank == 1, x.rank == 2, x.shape[1] == a.count else { throw LabError.shapeMismatch("\(x.shape)·\(a.shape)") }
    return matmul(x, a.expanded(axis: 1)).flattened() + b
  }

  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }

  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let scores = try score(weights: a, bias: b, inputs: x)
    guard a.norm() > 0 else { throw LabError.invalidArgument("zero weights") }
    return scores / a.norm()
  }

  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.rank == 2, x.shape[0] == y.count else { throw LabError.shapeMismatch("\(x.shape), \(y.count) labels") }
    guard Set(y).isSubset(of: [-1, 1]) else { throw LabError.invalidArgument("labels") }
    var a = Tensor.zeros([x.shape[1]])
    var b = 0.0
    var updates = 0
    var epochs = 0
    // The theorem of the lecture says that this ends.
    while true {
      epochs += 1
      var mistakes = 0
      for (i, label) in y.enumerated() {
        let t = Double(label)
        if t * (Tensors.dot(a, x.row(i)) + b) <= 0 {
          a += t * x.row(i)
          b += t
          mistakes += 1
        }
      }
      updates += mistakes
      if mistakes == 0 {
        return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epochs, converged: true)
      }
    }
  }
}
