import Foundation
import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("dot") }
    return einsum("i,i->", a, x).scalar
  }
  func norm(_ a: Tensor) throws -> Double { sqrt(try dot(a, a)) }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let n = try norm(a) * norm(x)
    guard n != 0 else { throw LabError.invalidArgument("cosine") }
    return try dot(a, x) / n
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard x.shape[1] == a.count else { throw LabError.shapeMismatch("score") }
    return einsum("ij,j->i", x, a) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    guard n != 0 else { throw LabError.invalidArgument("distance") }
    return try abs(score(weights: a, bias: b, inputs: x)) / n
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.shape[0] == y.count else { throw LabError.shapeMismatch("fit") }
    guard y.allSatisfy({ $0.magnitude == 1 }) else { throw LabError.invalidArgument("fit") }
    var a = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0
    for epoch in 1...maxEpochs {
      var done = true
      for i in y.indices where try Double(y[i]) * (dot(a, x.row(i)) + b) <= 0 {
        a += Double(y[i]) * x.row(i); b += Double(y[i]); updates += 1; done = false
      }
      if done { return .init(weights: a, bias: b, updates: updates, epochs: epoch, converged: true) }
    }
    return .init(weights: a, bias: b, updates: updates, epochs: maxEpochs, converged: false)
  }
}
