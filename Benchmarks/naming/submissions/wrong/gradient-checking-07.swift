import LabKit

struct GradientChecking: GradientCheckingExercise {
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    try checked(h)
    return (try f(x + h) - f(x - h)) / (2 * h)
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    try checked(h)
    var values = x.storage
    let numbers = try values.indices.map { i in
      let original = values[i]
      defer { values[i] = original }
      return try centralDifference(
        of: {
          values[i] = $0
          return try f(Tensor(shape: x.shape, storage: values))
        }, at: original, step: h)
    }
    return Tensor(shape: x.shape, storage: numbers)
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    try checked(h)
    return try numericalGradient(
      of: { p in
        let out = try f(p)
        if out.shape != v.shape { throw LabError.shapeMismatch("\(out.shape) and \(v.shape)") }
        return (out * v).sum()
      }, at: x, step: h)
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    try checked(h)
    if u.shape != x.shape { throw LabError.shapeMismatch("\(u.shape) and \(x.shape)") }
    let shift = h * u
    let difference = try f(x + shift) - f(x - shift)
    return difference / 2 * h
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    if a.shape != b.shape { throw LabError.shapeMismatch("\(a.shape) and \(b.shape)") }
    var result = 0.0
    for i in 0..<a.count {
      let (p, q) = (a.storage[i], b.storage[i])
      result = max(result, (p - q).magnitude / (p.magnitude + q.magnitude + 1e-8))
    }
    return result
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let mine = try numericalGradient(of: f, at: x, step: h)
    let theirs = try gradient(x)
    if theirs.shape != x.shape { throw LabError.shapeMismatch("\(theirs.shape) and \(x.shape)") }
    var (worst, index) = (-1.0, 0)
    for i in 0..<x.count {
      let (p, q) = (mine.storage[i], theirs.storage[i])
      if q.isNaN { return GradientCheckReport(maxRelativeError: .nan, worstIndex: i, passed: false) }
      let error = (p - q).magnitude / max(1e-8, p.magnitude + q.magnitude)
      if error > worst { (worst, index) = (error, i) }
    }
    return GradientCheckReport(maxRelativeError: worst, worstIndex: index, passed: worst <= tolerance)
  }

  private func checked(_ h: Double) throws {
    if !h.isFinite || h <= 0 { throw LabError.invalidArgument("step \(h)") }
  }
}
