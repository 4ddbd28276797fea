import LabKit

// One generic difference along a line does for all four derivatives.
private struct Step {
  let length: Double

  init(_ length: Double) throws {
    guard length > 0, length.isFinite else { throw LabError.invalidArgument("step \(length)") }
    self.length = length
  }

  /// (f(move(+h)) − f(move(−h))) / 2h, for whatever can be subtracted into numbers.
  func slope<Point, Value>(
    of f: (Point) throws -> Value, moving move: (Double) -> Point, minus: (Value, Value) throws -> Double
  ) rethrows -> Double {
    try minus(f(move(length)), f(move(-length))) / (2 * length)
  }
}

extension Tensor {
  fileprivate func moved(_ i: Int, by amount: Double) -> Tensor {
    var copy = self
    copy.storage[i] += amount
    return copy
  }

  fileprivate func entries(_ entry: (Int) throws -> Double) rethrows -> Tensor {
    Tensor(shape: shape, storage: try storage.indices.map(entry))
  }

  fileprivate func requireShape(of other: Tensor, _ what: String) throws {
    guard shape == other.shape else {
      throw LabError.shapeMismatch("\(what): \(shape) instead of \(other.shape)")
    }
  }
}

private func entryErrors(_ a: Tensor, _ b: Tensor) throws -> [Double] {
  try b.requireShape(of: a, "second tensor")
  return zip(a.storage, b.storage).map { Swift.abs($0 - $1) / Swift.max(1e-8, Swift.abs($0) + Swift.abs($1)) }
}

struct GradientChecking: GradientCheckingExercise {
  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    try Step(h).slope(of: f, moving: { x + $0 }, minus: -)
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at x: Tensor, step h: Double) throws -> Tensor {
    let step = try Step(h)
    return try x.entries { i in try step.slope(of: f, moving: { x.moved(i, by: $0) }, minus: -) }
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    let step = try Step(h)
    return try x.entries { i in
      try step.slope(of: f, moving: { x.moved(i, by: $0) }) { upper, lower in
        try v.requireShape(of: upper, "cotangent")
        return zip(v.storage, zip(upper.storage, lower.storage)).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) }
      }
    }
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    try u.requireShape(of: x, "direction")
    return try Step(h).slope(of: f, moving: { t in x.entries { x.storage[$0] + t * u.storage[$0] } }, minus: -)
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    try entryErrors(a, b).max() ?? 0
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    let errors = try entryErrors(numericalGradient(of: f, at: x, step: h), gradient(x))
    // NaN counts as the worst there can be.
    let worst = errors.indices.reduce(0) { best, i in
      errors[best].isNaN || !(errors[i] > errors[best] || errors[i].isNaN) ? best : i
    }
    return GradientCheckReport(
      maxRelativeError: errors[worst], worstIndex: worst, passed: errors.allSatisfy { $0 <= tolerance })
  }
}
