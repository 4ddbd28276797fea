import LabKit

private enum Difference {
  static func central(_ f: (Double) throws -> Double, _ x: Double, _ h: Double) throws -> Double {
    guard h > 0, h.isFinite else { throw LabError.invalidArgument("the step must be positive, not \(h)") }
    let ahead = try f(x + h)
    let behind = try f(x - h)
    return (ahead - behind) / (h + h)
  }
}

struct GradientChecking: GradientCheckingExercise {
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    try Difference.central(f, x, h)
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    guard h > 0, h.isFinite else { throw LabError.invalidArgument("the step must be positive, not \(h)") }
    var g = x
    for i in 0..<x.count {
      var probe = x
      g.storage[i] = try Difference.central(
        { t in
          probe.storage[i] = t
          return try f(probe)
        }, x.storage[i], h)
    }
    return g
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    try numericalGradient(
      of: { t in
        let out = try f(t)
        guard out.shape == v.shape else { throw LabError.shapeMismatch("cotangent \(v.shape), output \(out.shape)") }
        return out.sum()
      }, at: x, step: h)
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    guard u.shape == x.shape else { throw LabError.shapeMismatch("direction \(u.shape), x \(x.shape)") }
    return try Difference.central({ try f(x + $0 * u) }, 0, h)
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    guard a.shape == b.shape else { throw LabError.shapeMismatch("\(a.shape) ≠ \(b.shape)") }
    return zip(a.storage, b.storage).map { p, q in
      (p - q).magnitude / max(1e-8, p.magnitude + q.magnitude)
    }.max() ?? 0
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let numerical = try numericalGradient(of: f, at: x, step: h)
    let claimed = try gradient(x)
    let error = try relativeError(numerical, claimed)
    if let hole = claimed.storage.firstIndex(where: \.isNaN) {
      return GradientCheckReport(maxRelativeError: error, worstIndex: hole, passed: false)
    }
    let distance = abs(numerical - claimed)
    return GradientCheckReport(
      maxRelativeError: error, worstIndex: distance.argmax(), passed: error <= tolerance)
  }
}
