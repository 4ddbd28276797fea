import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.rank == 1, x.rank == 1, a.count == x.count else { throw LabError.shapeMismatch("dot") }
    return LabKit.dot(a, x)
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let aa = try dot(a, a), xx = try dot(x, x)
    guard aa * xx > 0 else { throw LabError.invalidArgument("cosine") }
    return try dot(a, x) / (aa * xx).squareRoot()
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard x.rank == 2, a.shape == [x.shape[1]] else { throw LabError.shapeMismatch("score") }
    return matmul(x, a.reshaped([a.count, 1])).squeezed(axis: 1) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    let s = try score(weights: a, bias: b, inputs: x)
    return Tensor.full(s.shape, -1).replacing(with: 1, where: s .> 0).storage.map { Int($0) }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.storage.contains(where: { $0 != 0 }) else { throw LabError.invalidArgument("zero") }
    return try score(weights: a, bias: b, inputs: x) / norm(a)
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.rank == 2, x.shape[0] == y.count else { throw LabError.shapeMismatch("fit") }
    guard y.allSatisfy([-1, 1].contains) else { throw LabError.invalidArgument("fit") }
    var (a, b, updates, epochs) = (Tensor.zeros([x.shape[1]]), 0.0, 0, 0)
    var wrong: Int
    repeat {
      wrong = 0
      epochs += 1
      for (i, yi) in y.enumerated() {
        let xi = x.row(i), label = Double(yi)
        if label * (LabKit.dot(a, xi) + b) <= 0 {
          a += label * xi
          b += label
          wrong += 1
        }
      }
      updates += wrong
    } while wrong > 0 && epochs < maxEpochs
    return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epochs, converged: wrong == 0)
  }
}
