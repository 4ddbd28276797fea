import LabKit

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    if a.rank != 1 || x.rank != 1 || a.count != x.count {
      throw LabError.shapeMismatch("dot: shapes \(a.shape) and \(x.shape)")
    }
    var result = 0.0
    for i in 0..<a.count {
      result += a[i] * x[i]
    }
    return result
  }

  func norm(_ a: Tensor) throws -> Double {
    return try dot(a, a).squareRoot()
  }

  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let d = try dot(a, x)
    let na = try norm(a)
    let nx = try norm(x)
    if na == 0 || nx == 0 {
      throw LabError.invalidArgument("cosine: zero vector")
    }
    return d / (na * nx)
  }

  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    if a.rank != 1 || x.rank != 2 || x.shape[1] != a.count {
      throw LabError.shapeMismatch("score: weights \(a.shape), inputs \(x.shape)")
    }
    var scores: [Double] = []
    for n in 0..<x.shape[0] {
      var s = b
      for i in 0..<a.count {
        s += a[i] * x[n, i]
      }
      scores.append(s)
    }
    return Tensor(scores)
  }

  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    let scores = try score(weights: a, bias: b, inputs: x)
    var classes: [Int] = []
    for n in 0..<scores.count {
      if scores[n] > 0 {
        classes.append(1)
      } else {
        classes.append(-1)
      }
    }
    return classes
  }

  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    var distances = try score(weights: a, bias: b, inputs: x)
    let length = try norm(a)
    if length == 0 {
      throw LabError.invalidArgument("signedDistance: zero weights")
    }
    for n in 0..<distances.count {
      distances[n] /= length
    }
    return distances
  }

  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    if x.rank != 2 || x.shape[0] != y.count {
      throw LabError.shapeMismatch("fit: inputs \(x.shape), \(y.count) labels")
    }
    for label in y {
      if label != 1 && label != -1 {
        throw LabError.invalidArgument("fit: label \(label)")
      }
    }
    if maxEpochs < 0 {
      throw LabError.invalidArgument("fit: maxEpochs \(maxEpochs)")
    }
    let n = x.shape[1]
    var a = [Double](repeating: 0, count: n)
    var b = 0.0
    var updates = 0
    var epochs = 0
    var converged = false
    while epochs < maxEpochs && !converged {
      converged = true
      for k in 0..<y.count {
        var s = b
        for i in 0..<n {
          s += a[i] * x[k, i]
        }
        if Double(y[k]) * s <= 0 {
          for i in 0..<n {
            a[i] += Double(y[k]) * x[k, i]
          }
          b += Double(y[k])
          updates += 1
          converged = false
        }
      }
      epochs += 1
    }
    return PerceptronFit(weights: Tensor(a), bias: b, updates: updates, epochs: epochs, converged: converged)
  }
}
