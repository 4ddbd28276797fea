import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    if a.count != x.count { throw LabError.shapeMismatch("\(a.count) and \(x.count)") }
    var sum = 0.0
    for i in 0..<a.count { sum += a[i] * x[i] }
    return sum
  }
  func norm(_ a: Tensor) throws -> Double {
    var sum = 0.0
    for i in 0..<a.count { sum += a[i] * a[i] }
    return sum.squareRoot()
  }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let na = try norm(a)
    let nx = try norm(x)
    if na == 0 || nx == 0 { throw LabError.invalidArgument("zero vector") }
    return try dot(a, x) / (na * nx)
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    if x.shape[1] != a.count { throw LabError.shapeMismatch("features") }
    var result = [Double](repeating: b, count: x.shape[0])
    for i in 0..<x.shape[0] {
      for j in 0..<a.count { result[i] += a[j] * x[i, j] }
    }
    return Tensor(result)
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    var classes: [Int] = []
    for s in try score(weights: a, bias: b, inputs: x).storage {
      if s > 0 { classes.append(1) } else { classes.append(-1) }
    }
    return classes
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let n = try norm(a)
    if n == 0 { throw LabError.invalidArgument("zero weights") }
    return try score(weights: a, bias: b, inputs: x).map { $0 / n }
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    if y.count != x.shape[0] { throw LabError.shapeMismatch("labels") }
    for label in y where label != 1 && label != -1 { throw LabError.invalidArgument("label \(label)") }
    let n = x.shape[1]
    var a = [Double](repeating: 0, count: n)
    var b = 0.0
    var updates = 0
    var epochs = 0
    var converged = false
    while epochs < maxEpochs && !converged {
      epochs += 1
      converged = true
      for i in 0..<y.count {
        var s = b
        for j in 0..<n { s += a[j] * x[i, j] }
        if Double(y[i]) * s < 0 {
          for j in 0..<n { a[j] += Double(y[i]) * x[i, j] }
          b += Double(y[i])
          updates += 1
          converged = false
        }
      }
    }
    return PerceptronFit(weights: Tensor(a), bias: b, updates: updates, epochs: epochs, converged: converged)
  }
}
