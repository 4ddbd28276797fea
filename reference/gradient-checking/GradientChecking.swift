import LabKit

/// Derivatives by central differences, and what they say of a gradient that somebody worked out.
struct GradientChecking: GradientCheckingExercise {
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    guard h > 0, h.isFinite else { throw LabError.invalidArgument("the step is \(h)") }
    return try (f(x + h) - f(x - h)) / (2 * h)
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    var gradient = Tensor.zeros(x.shape)
    for entry in 0..<x.count {
      gradient.storage[entry] = try centralDifference(
        of: { value in
          var moved = x
          moved.storage[entry] = value
          return try f(moved)
        }, at: x.storage[entry], step: h)
    }
    return gradient
  }

  func numericalVJP(of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double) throws
    -> Tensor
  {
    try numericalGradient(
      of: { moved in
        let result = try f(moved)
        try requireShape(v, result.shape)
        return (v * result).sum()
      }, at: x, step: h)
  }

  func directionalDerivative(of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double)
    throws
    -> Double
  {
    try requireShape(u, x.shape)
    return try centralDifference(of: { try f(x + $0 * u) }, at: 0, step: h)
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    let errors = try relativeErrors(a, b)
    return errors.isEmpty ? 0 : errors.max()
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let errors = try relativeErrors(gradient(x), numericalGradient(of: f, at: x, step: h))
    let worst = errors.argmax()
    let error = errors.storage[worst]
    return GradientCheckReport(maxRelativeError: error, worstIndex: worst, passed: error <= tolerance)
  }
}

/// The relative error of each entry, `|a_i − b_i| / max(10⁻⁸, |a_i| + |b_i|)`.
private func relativeErrors(_ a: Tensor, _ b: Tensor) throws -> Tensor {
  try requireShape(b, a.shape)
  return abs(a - b) / maximum(1e-8, abs(a) + abs(b))
}

private func requireShape(_ tensor: Tensor, _ shape: [Int]) throws {
  guard tensor.shape == shape else {
    throw LabError.shapeMismatch("a tensor has shape \(tensor.shape) where \(shape) is due")
  }
}
