import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.rank == 1, a.shape == x.shape else { throw LabError.shapeMismatch("\(a.shape), \(x.shape)") }
    return zip(a.storage, x.storage).map { $0 * $1 }.reduce(0, +)
  }
  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let (p, q, r) = (try dot(a, x), try norm(a), try norm(x))
    guard q > 0, r > 0 else { throw LabError.invalidArgument("a zero vector") }
    return p / q / r
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard x.rank == 2, a.rank == 1, x.shape[1] == a.count else { throw LabError.shapeMismatch("features") }
    return (x * a).sum(axis: 1) + b
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 <= 0 ? -1 : 1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    guard n > 0 else { throw LabError.invalidArgument("zero weights") }
    return try score(weights: a / n, bias: b / n, inputs: x)
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.rank == 2, y.count == x.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard y.allSatisfy({ $0 == 1 || $0 == -1 }) else { throw LabError.invalidArgument("labels") }
    guard maxEpochs >= 1 else { throw LabError.invalidArgument("maxEpochs") }
    let d = x.shape[1]
    var a = [Double](repeating: 0, count: d), b = 0.0, updates = 0, epoch = 0, clean = false
    while !clean, epoch < maxEpochs {
      (epoch, clean) = (epoch + 1, true)
      for n in y.indices {
        let s = (0..<d).reduce(b) { $0 + a[$1] * x[n, $1] }
        guard s * Double(y[n]) <= 0 else { continue }
        for i in 0..<d { a[i] += Double(y[n]) * x[n, i] }
        b += Double(y[n])
        updates += 1
        clean = false
      }
    }
    return PerceptronFit(weights: Tensor(a), bias: b, updates: updates, epochs: epoch, converged: clean)
  }
}
