import LabKit

// The way of my NumPy notebook, with a class that does the work.
private final class Probe {
  let point: Tensor
  let eps: Double

  init(_ point: Tensor, eps: Double) throws {
    guard eps > 0 && eps < Double.infinity else { throw LabError.invalidArgument("eps = \(eps)") }
    self.point = point
    self.eps = eps
  }

  func along(_ direction: Tensor, _ f: (Tensor) throws -> Double) throws -> Double {
    let plus = try f(point + eps * direction)
    let minus = try f(point - eps * direction)
    return (plus - minus) / (2 * eps)
  }

  func gradient(_ f: (Tensor) throws -> Double) throws -> Tensor {
    var grad = Tensor.zeros(point.shape)
    let basis = Tensor.identity(point.count)
    for i in 0..<point.count {
      grad.storage[i] = try along(basis.row(i).reshaped(point.shape), f)
    }
    return grad
  }
}

private struct Comparison {
  let errors: Tensor

  init(_ a: Tensor, _ b: Tensor) throws {
    guard a.shape == b.shape else { throw LabError.shapeMismatch("a.shape \(a.shape), b.shape \(b.shape)") }
    errors = abs(a - b) / maximum(abs(a) + abs(b), 1e-8)
  }

  var largest: Double { errors.isEmpty ? 0 : errors.max() }
}

struct GradientChecking: GradientCheckingExercise {
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    try Probe(Tensor(x), eps: h).along(Tensor(1.0)) { try f($0.scalar) }
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    try Probe(x, eps: h).gradient(f)
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    try Probe(x, eps: h).gradient { point in
      let value = try f(point)
      guard value.shape == v.shape else { throw LabError.shapeMismatch("f(x) \(value.shape), v \(v.shape)") }
      return (v * value).sum()
    }
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    guard u.shape == x.shape else { throw LabError.shapeMismatch("u \(u.shape), x \(x.shape)") }
    return try Probe(x, eps: h).along(u, f)
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    try Comparison(a, b).largest
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let analytic = try gradient(x)
    let comparison = try Comparison(analytic, numericalGradient(of: f, at: x, step: h))
    // max and argmax let NaN through, and NaN <= tolerance is false.
    return GradientCheckReport(
      maxRelativeError: comparison.largest, worstIndex: comparison.errors.argmax(),
      passed: comparison.largest <= tolerance)
  }
}
