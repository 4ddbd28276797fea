import LabKit

final class Trainer {
  var a: Tensor
  var b = 0.0
  var updates = 0
  init(_ n: Int) { a = .zeros([n]) }
  func visit(_ x: Tensor, _ y: Double) {
    let s = (a * x).sum() + b
    if y * s <= 0 {
      a = a + y * x
      b = b + y
      updates += 1
    }
  }
}

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("lengths") }
    return (a * x).sum()
  }
  func norm(_ a: Tensor) throws -> Double { a.norm() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.norm() != 0, x.norm() != 0 else { throw LabError.invalidArgument("zero") }
    return try dot(a, x) / (a.norm() * x.norm())
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.count == x.shape[1] else { throw LabError.shapeMismatch("features") }
    return matmul(x, a) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.norm() != 0 else { throw LabError.invalidArgument("zero") }
    return try score(weights: a, bias: b, inputs: x) / a.norm()
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard y.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw LabError.invalidArgument("labels") }
    let trainer = Trainer(x.shape[1])
    var epochs = 0
    repeat {
      trainer.updates = 0
      for i in y.indices { trainer.visit(x.row(i), Double(y[i])) }
      epochs += 1
    } while trainer.updates > 0 && epochs < maxEpochs
    return PerceptronFit(
      weights: trainer.a, bias: trainer.b, updates: trainer.updates, epochs: epochs, converged: trainer.updates == 0)
  }
}
