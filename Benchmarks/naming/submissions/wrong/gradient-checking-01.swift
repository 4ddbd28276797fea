import LabKit

struct GradientChecking: GradientCheckingExercise {
  private func requireStep(_ h: Double) throws {
    guard h > 0, h.isFinite else { throw LabError.invalidArgument("h must be > 0 and finite, but is \(h)") }
  }

  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    try requireStep(h)
    // as in Numerical Recipes: the step grows with x
    let dx = h * max(1, x.magnitude)
    return try (f(x + dx) - f(x - dx)) / (2 * dx)
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    try requireStep(h)
    var g = Tensor.zeros(x.shape)
    for i in 0..<x.count {
      var plus = x
      var minus = x
      plus.storage[i] += h
      minus.storage[i] -= h
      g.storage[i] = (try f(plus) - f(minus)) / (2 * h)
    }
    return g
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    try numericalGradient(
      of: { p in
        let y = try f(p)
        guard y.shape == v.shape else { throw LabError.shapeMismatch("y \(y.shape), v \(v.shape)") }
        return (y * v).sum()
      }, at: x, step: h)
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    try requireStep(h)
    guard u.shape == x.shape else { throw LabError.shapeMismatch("u \(u.shape), x \(x.shape)") }
    return (try f(x + h * u) - f(x - h * u)) / (2 * h)
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    guard a.shape == b.shape else { throw LabError.shapeMismatch("a \(a.shape), b \(b.shape)") }
    var worst = 0.0
    for (p, q) in zip(a.storage, b.storage) {
      worst = max(worst, (p - q).magnitude / max(1e-8, p.magnitude + q.magnitude))
    }
    return worst
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let g = try gradient(x)
    let n = try numericalGradient(of: f, at: x, step: h)
    let e = try relativeError(n, g)
    let each = try (0..<x.count).map { try relativeError(Tensor(n.storage[$0]), Tensor(g.storage[$0])) }
    let hasNaN = g.storage.contains { $0.isNaN }
    return GradientCheckReport(
      maxRelativeError: e, worstIndex: each.firstIndex(of: e) ?? 0, passed: !hasNaN && e <= tolerance)
  }
}
