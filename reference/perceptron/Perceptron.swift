import LabKit

/// The perceptron: a linear classifier with outputs −1 and +1, and the algorithm that trains it.
struct Perceptron: PerceptronExercise {
  // says: (a * x).sum() = "the sum Σ aᵢxᵢ"
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    guard a.rank == 1, a.shape == x.shape else {
      throw LabError.shapeMismatch("dot takes vectors of one length, not shapes \(a.shape) and \(x.shape)")
    }
    return (a * x).sum()
  }

  // says: dot(a, a) = "`a`·`a`"
  func norm(_ a: Tensor) throws -> Double {
    try dot(a, a).squareRoot()
  }

  // says: product = "the dot product"
  // says: lengths = "the product of the lengths"
  // says: norm(a) = "the length of `a`"
  // says: norm(x) = "the length of `x`"
  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let product = try dot(a, x)
    let lengths = try norm(a) * norm(x)
    guard lengths > 0 else {
      throw LabError.invalidArgument("a zero vector has no direction, so there is no angle")
    }
    return product / lengths
  }

  // says: matmul(x, a) = "the product of `x` and `a`"
  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    guard a.rank == 1, x.rank == 2, x.shape[1] == a.count else {
      throw LabError.shapeMismatch("inputs of shape \(x.shape) do not fit weights of shape \(a.shape)")
    }
    return matmul(x, a) + b
  }

  // says: $0 = "a score"
  // says: $0 > 0 = "the score is positive"
  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }

  // says: scores = "the score"
  // says: length = "the length of `a`"
  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let scores = try score(weights: a, bias: b, inputs: x)
    let length = try norm(a)
    guard length > 0 else {
      throw LabError.invalidArgument("zero weights have no decision boundary")
    }
    return scores / length
  }

  // says: fit.weights = "the weight vector"
  // says: fit.bias = "the bias"
  // says: fit.updates = "the number of updates"
  // says: fit.epochs = "the number of epochs"
  // says: Double(label) = "the label"
  // says: example = "the example"
  // says: Double(label) * score = "y·(a·x + b)"
  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    guard x.rank == 2, x.shape[0] == y.count else {
      throw LabError.shapeMismatch("inputs of shape \(x.shape) do not fit \(y.count) labels")
    }
    guard y.allSatisfy({ $0 == 1 || $0 == -1 }) else {
      throw LabError.invalidArgument("the labels are \(Set(y).sorted()); each must be −1 or +1")
    }
    guard maxEpochs >= 0 else {
      throw LabError.invalidArgument("maxEpochs is \(maxEpochs); at least 0 is due")
    }
    var fit = PerceptronFit(weights: .zeros([x.shape[1]]), bias: 0, updates: 0, epochs: 0, converged: false)
    while !fit.converged, fit.epochs < maxEpochs {
      let updatesBefore = fit.updates
      for (index, label) in y.enumerated() {
        let example = x.row(index)
        let score = try dot(fit.weights, example) + fit.bias
        guard Double(label) * score <= 0 else { continue }
        fit.weights += Double(label) * example
        fit.bias += Double(label)
        fit.updates += 1
      }
      fit.epochs += 1
      fit.converged = fit.updates == updatesBefore
    }
    return fit
  }
}
