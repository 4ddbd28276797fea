import LabKit

/// bias trick everywhere
struct Perceptron: PerceptronExercise {
  private func must(_ condition: Bool, _ text: String) throws {
    if !condition { throw LabError.invalidArgument(text) }
  }
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    try must(a.count == x.count, "lengths")
    return matmul(a, x.reshaped([x.count, 1]))[0]
  }
  func norm(_ a: Tensor) throws -> Double { a.norm() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    try must(a.count == x.count && a.norm() > 0 && x.norm() > 0, "vectors")
    return ((a / a.norm()) * (x / x.norm())).sum()
  }
  func homogeneous(_ x: Tensor) -> Tensor { x.padded([(0, 0), (0, 1)], value: 1) }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    try must(x.rank == 2 && x.shape[1] == a.count, "features")
    return matmul(homogeneous(x), concatenate([a, Tensor([b])]))
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    (2 * (try score(weights: a, bias: b, inputs: x) .> 0) - 1).storage.map { Int($0) }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    try must(a.norm() > 0, "weights")
    return try score(weights: a, bias: b, inputs: x) / a.norm()
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    try must(x.rank == 2 && x.shape[0] == y.count && Set(y).subtracting([1, -1]).isEmpty, "labels")
    let n = x.shape[1]
    let z = homogeneous(x) * Tensor(y.map { Double($0) }).expanded(axis: 1)
    var w = Tensor.zeros([n + 1]), counts: [Int] = []
    repeat {
      var k = 0
      for i in y.indices where (w * z.row(i)).sum() <= 0 {
        w += z.row(i)
        k += 1
      }
      counts.append(k)
    } while counts.last! > 0 && counts.count < maxEpochs
    return PerceptronFit(
      weights: w.slice(axis: 0, 0..<n), bias: w[n], updates: counts.reduce(0, +), epochs: counts.count,
      converged: counts.last == 0)
  }
}
