import LabKit

struct GradientChecking: GradientCheckingExercise {
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    guard h > 0, h.isFinite else { throw LabError.invalidArgument("step") }
    return try (f(x + h) - f(x - h)) / (2 * h)
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    guard h > 0, h.isFinite else { throw LabError.invalidArgument("step") }
    var grad = Tensor.zeros([x.count])
    for i in 0..<x.count {
      var e = Tensor.zeros([x.count])
      e[i] = h
      e = e.reshaped(x.shape)
      grad[i] = try (f(x + e) - f(x - e)) / (2 * h)
    }
    return grad.reshaped(x.shape)
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    try numericalGradient(
      of: {
        let fx = try f($0)
        guard fx.shape == v.shape else { throw LabError.shapeMismatch("f(x) \(fx.shape), v \(v.shape)") }
        return (fx * v).sum()
      }, at: x, step: h)
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    guard h > 0, h.isFinite else { throw LabError.invalidArgument("step") }
    guard u.shape == x.shape else { throw LabError.shapeMismatch("u") }
    return try (f(x + h * u) - f(x - h * u)) / (2 * h)
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    guard a.shape == b.shape else { throw LabError.shapeMismatch("a and b") }
    guard !a.isEmpty else { return 0 }
    // ‖a − b‖ / (‖a‖ + ‖b‖)
    return (a - b).norm() / max(1e-8, a.norm() + b.norm())
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let numerical = try numericalGradient(of: f, at: x, step: h)
    let analytical = try gradient(x)
    let error = try relativeError(numerical, analytical)
    let perEntry = abs(numerical - analytical) / maximum(abs(numerical) + abs(analytical), 1e-8)
    return GradientCheckReport(
      maxRelativeError: error, worstIndex: perEntry.argmax(), passed: error <= tolerance)
  }
}
