import LabKit

private func positive(_ h: Double) throws -> Double {
  if h.isFinite && h > 0 { return h }
  throw LabError.invalidArgument("step \(h): must be positive and finite")
}

/// (f(x + h·d) − f(x − h·d)) / 2h
private func quotient(_ f: (Tensor) throws -> Double, _ x: Tensor, _ d: Tensor, _ h: Double) throws -> Double {
  let up = try f(x + h * d)
  let down = try f(x - h * d)
  return 0.5 * (up - down) / h
}

struct GradientChecking: GradientCheckingExercise {
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    let h = try positive(h)
    return 0.5 * (try f(x + h) - f(x - h)) / h
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    let h = try positive(h)
    var gradient = Tensor.zeros(x.shape)
    for i in 0..<x.count {
      var unit = Tensor.zeros(x.shape)
      unit.storage[i] = 1
      gradient.storage[i] = try quotient(f, x, unit, h)
    }
    return gradient
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    try numericalGradient(
      of: { z in
        let out = try f(z)
        guard out.shape == v.shape else { throw LabError.shapeMismatch("v has \(v.shape), f(x) has \(out.shape)") }
        return zip(v.storage, out.storage).reduce(0) { $0 + $1.0 * $1.1 }
      }, at: x, step: h)
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    let h = try positive(h)
    guard u.shape == x.shape else { throw LabError.shapeMismatch("direction of shape \(u.shape)") }
    // a direction has length 1
    let length = u.norm()
    return try quotient(f, x, length > 0 ? u / length : u, h)
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    guard a.shape == b.shape else { throw LabError.shapeMismatch("\(a.shape) against \(b.shape)") }
    let ratios = abs(a - b) / maximum(1e-8, abs(a) + abs(b))
    return ratios.isEmpty ? 0 : ratios.max()
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let n = try numericalGradient(of: f, at: x, step: h)
    let g = try gradient(x)
    let worst = try relativeError(n, g)
    var at = 0
    while at < x.count - 1 {
      let single = try relativeError(Tensor([n.storage[at]]), Tensor([g.storage[at]]))
      if single == worst || single.isNaN { break }
      at += 1
    }
    return GradientCheckReport(maxRelativeError: worst, worstIndex: at, passed: worst <= tolerance)
  }
}
