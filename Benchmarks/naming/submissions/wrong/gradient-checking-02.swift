import LabKit

struct GradientChecking: GradientCheckingExercise {
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    if !(h > 0 && h < .infinity) { throw LabError.invalidArgument("bad step \(h)") }
    return (try f(x + h) - (try f(x - h))) / (2 * h)
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    if !(h > 0 && h < .infinity) { throw LabError.invalidArgument("bad step \(h)") }
    var gradient: [Double] = []
    var point = x
    for i in x.storage.indices {
      point.storage[i] += h
      let fPlus = try f(point)
      point.storage[i] -= 2 * h
      let fMinus = try f(point)
      gradient.append((fPlus - fMinus) / (2 * h))
    }
    return Tensor(shape: x.shape, storage: gradient)
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    func projected(_ t: Tensor) throws -> Double {
      let value = try f(t)
      if value.shape != v.shape { throw LabError.shapeMismatch("cotangent \(v.shape) for \(value.shape)") }
      return dot(value.flattened(), v.flattened())
    }
    return try numericalGradient(of: projected, at: x, step: h)
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    if x.shape != u.shape { throw LabError.shapeMismatch("direction \(u.shape), point \(x.shape)") }
    return try centralDifference(of: { t in try f(x + t * u) }, at: 0, step: h)
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    try errors(a, b).max() ?? 0
  }

  private func errors(_ a: Tensor, _ b: Tensor) throws -> [Double] {
    if a.shape != b.shape { throw LabError.shapeMismatch("\(a.shape) vs. \(b.shape)") }
    return (abs(a - b) / maximum(abs(a) + abs(b), 1e-8)).storage
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let all = try errors(numericalGradient(of: f, at: x, step: h), gradient(x))
    let worst = Tensor(all).argmax()
    return GradientCheckReport(maxRelativeError: all[worst], worstIndex: worst, passed: all[worst] <= tolerance)
  }
}
