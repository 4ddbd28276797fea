import LabKit

struct Perceptron: PerceptronExercise {
  func check(_ ok: Bool, _ text: String) throws { if !ok { throw LabError.shapeMismatch(text) } }
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    try check(a.count == x.count, "different lengths")
    return matmul(a.reshaped([1, a.count]), x.reshaped([x.count, 1])).storage[0]
  }
  func norm(_ a: Tensor) throws -> Double { a.norm() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    try check(a.norm() > 0 && x.norm() > 0, "zero vector")
    return try dot(a, x) / (a.norm() * x.norm())
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    try check(x.shape[1] == a.count, "features")
    return (x * a).sum(axis: 1) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    let mask = try score(weights: a, bias: b, inputs: x) .> 0
    return (2 * mask - 1).storage.map { Int($0) }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    try check(a.norm() > 0, "zero weights")
    return try score(weights: a, bias: b, inputs: x) / a.norm()
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    try check(x.shape[0] == y.count, "labels")
    try check(y.allSatisfy { $0 * $0 == 1 }, "labels must be -1 or 1")
    var w = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0
    for epoch in 0..<maxEpochs {
      var errors = 0
      for i in 0..<y.count where try Double(y[i]) * (dot(w, x.row(i)) + b) <= 0 {
        w += Double(y[i]) * x.row(i)
        b += Double(y[i])
        errors += 1
      }
      updates += errors
      if errors == 0 {
        return PerceptronFit(weights: w, bias: b, updates: updates, epochs: epoch, converged: true)
      }
    }
    return PerceptronFit(weights: w, bias: b, updates: updates, epochs: maxEpochs, converged: false)
  }
}
