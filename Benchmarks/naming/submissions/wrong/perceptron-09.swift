import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.count == x.count else { throw LabError.shapeMismatch("lengths differ") }
    var s = 0.0
    for (p, q) in zip(a.storage, x.storage) { s += p * q }
    return s
  }
  func norm(_ a: Tensor) throws -> Double {
    var s = 0.0
    for p in a.storage { s += p * p }
    return s.squareRoot()
  }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let d = try dot(a, x)
    let n = try norm(a) * norm(x)
    if n == 0 { throw LabError.invalidArgument("zero vector") }
    return d / n
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard x.shape[1] == a.count else { throw LabError.shapeMismatch("features") }
    var out = Tensor.zeros([x.shape[0]])
    for i in 0..<x.shape[0] {
      var s = 0.0
      for j in 0..<x.shape[1] {
        s += a[j] * x[i, j] + b
      }
      out[i] = s
    }
    return out
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    if n == 0 { throw LabError.invalidArgument("zero weights") }
    return try score(weights: a, bias: b, inputs: x) / n
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.shape[0] == y.count else { throw LabError.shapeMismatch("labels") }
    for l in y { if l != 1 && l != -1 { throw LabError.invalidArgument("label") } }
    var a = Tensor.zeros([x.shape[1]])
    var b = 0.0
    var updates = 0
    var epochs = 0
    var converged = false
    while epochs < maxEpochs {
      var changed = false
      for i in 0..<y.count {
        let s = try dot(a, x.row(i)) + b
        if s * Double(y[i]) <= 0 {
          a = a + Double(y[i]) * x.row(i)
          b = b + Double(y[i])
          updates += 1
          changed = true
        }
      }
      epochs += 1
      if !changed { converged = true; break }
    }
    return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epochs, converged: converged)
  }
}
