import LabKit

struct GradientChecking: GradientCheckingExercise {
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    guard h > 0 && h.isFinite else { throw LabError.invalidArgument("h = \(h)") }
    let values = try [x + h, x - h].map(f)
    return (values[0] - values[1]) / (2 * h)
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    guard h > 0 && h.isFinite else { throw LabError.invalidArgument("h = \(h)") }
    var result = x
    for i in x.storage.indices {
      result.storage[i] = try centralDifference(
        of: { value in
          var moved = x
          moved.storage[i] = value
          return try f(moved)
        }, at: x.storage[i], step: h)
    }
    return result
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    try numericalGradient(
      of: { moved in
        let y = try f(moved)
        if y.shape != v.shape { throw LabError.shapeMismatch("cotangent: \(v.shape), value: \(y.shape)") }
        var sum = 0.0
        for (a, b) in zip(y.storage, v.storage) { sum += a * b }
        return sum
      }, at: x, step: h)
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    guard x.shape == u.shape else { throw LabError.shapeMismatch("direction") }
    return try centralDifference(of: { try f(x + $0 * u) }, at: 0, step: h)
  }

  private func relativeError(_ a: Double, _ b: Double) -> Double {
    (a - b).magnitude / max(1e-8, a.magnitude + b.magnitude)
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    guard a.shape == b.shape else { throw LabError.shapeMismatch("\(a.shape), \(b.shape)") }
    var largest = 0.0
    for i in a.storage.indices {
      let error = relativeError(a.storage[i], b.storage[i])
      if error > largest { largest = error }
    }
    return largest
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let expected = try numericalGradient(of: f, at: x, step: h)
    let actual = try gradient(x)
    guard actual.shape == x.shape else { throw LabError.shapeMismatch("gradient \(actual.shape)") }
    var report = GradientCheckReport(maxRelativeError: 0, worstIndex: 0, passed: true)
    for i in x.storage.indices {
      let error = relativeError(expected.storage[i], actual.storage[i])
      if error > report.maxRelativeError {
        report.maxRelativeError = error
        report.worstIndex = i
      }
      if error > tolerance { report.passed = false }
    }
    return report
  }
}
