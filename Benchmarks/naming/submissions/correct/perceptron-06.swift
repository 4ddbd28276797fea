import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("lengths") }
    // Kahan summation
    var s = 0.0, c = 0.0
    for i in 0..<a.count {
      let t = a[i] * x[i] - c
      let u = s + t
      c = (u - s) - t
      s = u
    }
    return s
  }
  func norm(_ a: Tensor) throws -> Double {
    let m = a.storage.map { $0.magnitude }.max() ?? 0
    if m == 0 { return 0 }
    return m * (try dot(a / m, a / m)).squareRoot()
  }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let na = try norm(a), nx = try norm(x)
    guard na > 0 && nx > 0 else { throw LabError.invalidArgument("zero") }
    return max(-1, min(1, try dot(a / na, x / nx)))
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.count == x.shape[1] else { throw LabError.shapeMismatch("features") }
    return stack(try (0..<x.shape[0]).map { Tensor(try dot(x.row($0), a) + b) })
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    let s = matmul(x.shape[1] == a.count ? x : try fail(), a) + b
    return s.storage.map { $0 > 0 ? 1 : -1 }
  }
  func fail() throws -> Tensor { throw LabError.shapeMismatch("features") }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    guard n > 0 else { throw LabError.invalidArgument("zero") }
    return try score(weights: a, bias: b, inputs: x) / n
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard y.count == x.shape[0] else { throw LabError.shapeMismatch("labels") }
    guard !y.contains(where: { $0 * $0 != 1 }) else { throw LabError.invalidArgument("labels") }
    var a = Tensor.zeros([x.shape[1]]), b = 0.0, updates = 0, sinceUpdate = 0, visited = 0
    // one long walk over the data; an epoch ends every y.count steps
    while visited < maxEpochs * y.count {
      let i = visited % y.count
      let t = Double(y[i])
      visited += 1
      if t * ((a * x.row(i)).sum() + b) <= 0 {
        a += t * x.row(i)
        b += t
        updates += 1
        sinceUpdate = 0
      } else {
        sinceUpdate += 1
      }
      if i == y.count - 1, sinceUpdate >= y.count { break }
    }
    return PerceptronFit(
      weights: a, bias: b, updates: updates, epochs: visited / y.count, converged: sinceUpdate >= y.count)
  }
}
