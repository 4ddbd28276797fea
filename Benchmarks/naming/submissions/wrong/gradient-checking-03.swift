import Foundation
import LabKit

struct GradientChecking: GradientCheckingExercise {
  private enum Check {
    static func step(_ h: Double) throws {
      guard h.isFinite && h > 0 else { throw LabError.invalidArgument("the step is \(h)") }
    }
    static func same(_ a: Tensor, _ b: Tensor) throws {
      guard a.shape == b.shape else { throw LabError.shapeMismatch("\(a.shape) is not \(b.shape)") }
    }
  }

  func centralDifference(of f: (Double) throws -> Double, at x: Double, step h: Double) throws -> Double {
    try Check.step(h)
    let right = try f(x + h)
    let left = try f(x - h)
    return (right - left) / (2 * h)
  }

  /// The tensor with one entry replaced.
  private func x(_ x: Tensor, _ i: Int, _ value: Double) -> Tensor {
    var storage = x.storage
    storage[i] = value
    return Tensor(shape: x.shape, storage: storage)
  }

  func numericalGradient(of f: (Tensor) throws -> Double, at point: Tensor, step h: Double) throws -> Tensor {
    try Check.step(h)
    let entries = try point.storage.enumerated().map { i, value in
      try centralDifference(of: { try f(x(point, i, $0)) }, at: value, step: h)
    }
    return Tensor(shape: point.shape, storage: entries)
  }

  func numericalVJP(
    of f: (Tensor) throws -> Tensor, at x: Tensor, cotangent v: Tensor, step h: Double
  ) throws -> Tensor {
    try Check.step(h)
    try Check.same(f(x), v)
    return try numericalGradient(of: { (v * (try f($0))).sum() }, at: x, step: h)
  }

  func directionalDerivative(
    of f: (Tensor) throws -> Double, at x: Tensor, along u: Tensor, step h: Double
  ) throws -> Double {
    try Check.step(h)
    try Check.same(x, u)
    let right = try f(x + u * h)
    let left = try f(x - u * h)
    return (right - left) / (2 * h)
  }

  private func errors(_ a: Tensor, _ b: Tensor) -> [Double] {
    zip(a.storage, b.storage).map { fabs($0 - $1) / fmax(1e-8, fabs($0) + fabs($1)) }
  }

  func relativeError(_ a: Tensor, _ b: Tensor) throws -> Double {
    try Check.same(a, b)
    return errors(a, b).reduce(0, fmax)
  }

  func gradientCheck(
    of f: (Tensor) throws -> Double, gradient: (Tensor) throws -> Tensor, at x: Tensor, step h: Double,
    tolerance: Double
  ) throws -> GradientCheckReport {
    try Check.step(h)
    let given = try gradient(x)
    try Check.same(given, x)
    let all = errors(try numericalGradient(of: f, at: x, step: h), given)
    var best = 0
    for i in all.indices where all[i] > all[best] { best = i }
    let finite = all.allSatisfy { !$0.isNaN }
    return GradientCheckReport(
      maxRelativeError: all[best], worstIndex: best, passed: finite && all[best] <= tolerance)
  }
}
