import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    if a.count != x.count { throw LabError.shapeMismatch("a has \(a.count) entries, x has \(x.count)") }
    var result = 0.0
    var i = 0
    while i < a.count {
      result = result + a[i] * x[i]
      i = i + 1
    }
    return result
  }
  func norm(_ a: Tensor) throws -> Double {
    let square = try dot(a, a)
    return square.squareRoot()
  }
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let normA = try norm(a)
    let normX = try norm(x)
    if normA == 0 { throw LabError.invalidArgument("a is zero") }
    if normX == 0 { throw LabError.invalidArgument("x is zero") }
    let product = try dot(a, x)
    return product / (normA * normX)
  }
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    var scores: [Double] = []
    for i in 0..<x.shape[0] {
      let s = try dot(a, x.row(i))
      scores.append(s + b)
    }
    return Tensor(scores)
  }
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    let s = try score(weights: a, bias: b, inputs: x)
    var classes: [Int] = []
    for i in 0..<s.count {
      if s[i] > 0 {
        classes.append(1)
      } else {
        classes.append(-1)
      }
    }
    return classes
  }
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let length = try norm(a)
    if length == 0 { throw LabError.invalidArgument("weights are zero") }
    var distances = try score(weights: a, bias: b, inputs: x)
    for i in 0..<distances.count {
      distances[i] = distances[i] / length
    }
    return distances
  }
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    if x.shape[0] != y.count { throw LabError.shapeMismatch("\(y.count) labels") }
    for label in y {
      if label != 1 && label != -1 { throw LabError.invalidArgument("label \(label)") }
    }
    var a = Tensor.zeros([x.shape[1]])
    var b = 0.0
    var updates = 0
    var epochs = 0
    var converged = false
    while converged == false && epochs < maxEpochs {
      converged = true
      for i in 0..<y.count {
        let label = Double(y[i])
        let s = try dot(a, x.row(i)) + b
        if label * s <= 0 {
          for j in 0..<a.count {
            a[j] = a[j] + label * x[i, j]
          }
          b = b + label
          updates = updates + 1
          converged = false
        }
      }
      epochs = epochs + 1
    }
    return PerceptronFit(weights: a, bias: b, updates: updates, epochs: epochs, converged: converged)
  }
}
