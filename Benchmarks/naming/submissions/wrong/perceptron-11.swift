import LabKit

typealias Vec = [Double]

func inner(_ u: Vec, _ v: Vec) -> Double {
  var t = 0.0
  for k in u.indices { t += u[k] * v[k] }
  return t
}

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("lengths") }
    return inner(a.storage, x.storage)
  }
  func norm(_ a: Tensor) throws -> Double { inner(a.storage, a.storage).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("lengths") }
    let den = try norm(a) * norm(x)
    guard den > 0 else { throw LabError.invalidArgument("zero") }
    return inner(a.storage, x.storage) / den
  }
  func rows(_ x: Tensor) -> [Vec] {
    let n = x.shape[1]
    return (0..<x.shape[0]).map { Array(x.storage[($0 * n)..<(($0 + 1) * n)]) }
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard x.shape[1] == a.count else { throw LabError.shapeMismatch("features") }
    return Tensor(rows(x).map { inner(a.storage, $0) + b })
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard x.shape[1] == a.count else { throw LabError.shapeMismatch("features") }
    let n = try norm(a)
    guard n > 0 else { throw LabError.invalidArgument("zero") }
    return Tensor(rows(x).map { inner(a.storage, $0) / n + b })
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard y.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw LabError.invalidArgument("labels") }
    var w = Vec(repeating: 0, count: x.shape[1]), b = 0.0, total = 0, epoch = 0, errors = 1
    while errors > 0, epoch < maxEpochs {
      errors = 0
      for (row, label) in zip(rows(x), y) {
        let t = Double(label)
        if t * (inner(w, row) + b) <= 0 {
          for k in w.indices { w[k] += t * row[k] }
          b += t
          errors += 1
        }
      }
      total += errors
      epoch += 1
    }
    return PerceptronFit(weights: Tensor(w), bias: b, updates: total, epochs: epoch, converged: errors == 0)
  }
}
