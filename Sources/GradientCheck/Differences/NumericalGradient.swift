public import Tensors

/// The gradient of a scalar function by finite differences, with an error bound for every entry.
///
/// Depends on the function and the point alone, so it is computed once and compared with any number of
/// analytic gradients.
public struct NumericalGradient: Sendable, Equatable {
  /// The argument's name, for reports.
  public var name: String
  /// The gradient, shaped like the argument: the middle of the interval at a kink, 0 in entries that are
  /// inconclusive or were not examined.
  public let value: Tensor
  /// Bound on the absolute error of each entry, shaped like the argument; infinite in entries that are
  /// inconclusive or were not examined.
  public let error: Tensor
  /// Offsets of the entries examined, ascending.
  public let entries: [Int]
  /// Entries with a kink: the interval between the one-sided derivatives, by offset. At a kink the bound
  /// holds for each end.
  public let kinks: [Int: ClosedRange<Double>]
  /// Entries without a trustworthy derivative, by offset: why.
  public let inconclusive: [Int: String]
  /// How often the function was evaluated.
  public let evaluations: Int

  /// Whether every examined entry has an error bound.
  public var isReliable: Bool { inconclusive.isEmpty }

  /// Collects estimates, one for each of `entries`.
  init(
    name: String, shape: [Int], entries: [Int], estimates: [DerivativeEstimate], evaluations: Int
  ) {
    let count = shape.reduce(1, *)
    var values = [Double](repeating: 0, count: count)
    var errors = [Double](repeating: .infinity, count: count)
    var kinks: [Int: ClosedRange<Double>] = [:]
    var inconclusive: [Int: String] = [:]
    for (entry, estimate) in zip(entries, estimates) {
      values[entry] = estimate.value
      errors[entry] = estimate.error
      switch estimate.regularity {
      case .smooth: break
      case .kink(let interval): kinks[entry] = interval
      case .inconclusive(let reason): inconclusive[entry] = reason
      }
    }
    self.name = name
    value = Tensor(shape: shape, storage: values)
    error = Tensor(shape: shape, storage: errors)
    self.entries = entries
    self.kinks = kinks
    self.inconclusive = inconclusive
    self.evaluations = evaluations
  }
}

/// Differentiates a scalar function numerically: `∂f/∂xᵢ` with an error bound, for each entry.
///
/// Each entry takes four to six evaluations where the function is smooth at the scale of its argument,
/// more near kinks, at other scales, and for entries whose error is large beside the gradient; nine more,
/// once, measure the function's round-off.
///
/// - Parameters:
///   - f: a deterministic function; it sees one entry of `x` changed at a time, except while its round-off
///     is measured. Where it is not finite, entries are inconclusive.
///   - x: any shape, also empty.
///   - entries: offsets into the storage to differentiate by; all by default. Traps when out of range.
/// - Throws: what `f` throws.
public func numericalGradient(
  of f: (Tensor) throws -> Double, at x: Tensor, entries: [Int]? = nil, named name: String = "x",
  options: DifferenceOptions = DifferenceOptions()
) rethrows -> NumericalGradient {
  let value = try f(x)
  return try numericalGradient(
    of: f, at: x, value: value, magnitude: abs(value), entries: entries, named: name, options: options)
}

/// - Parameters:
///   - value: `f(x)`.
///   - magnitude: size of the numbers that are rounded when `f` is computed, at least `|f(x)|`.
func numericalGradient(
  of f: (Tensor) throws -> Double, at x: Tensor, value: Double, magnitude: Double, entries: [Int]?,
  named name: String, options: DifferenceOptions
) rethrows -> NumericalGradient {
  let entries = entries?.sorted() ?? Array(0..<x.count)
  var evaluations = 1
  guard value.isFinite, !entries.isEmpty else {
    let failure = DerivativeEstimate(
      value: 0, error: .infinity, regularity: .inconclusive("the function is not finite at the point"),
      evaluations: 0)
    let failures = entries.map { _ in failure }
    return NumericalGradient(
      name: name, shape: x.shape, entries: entries, estimates: failures, evaluations: 1)
  }
  let line = DiagonalLine(through: x)
  let noise = try FunctionNoise.estimate(magnitude: magnitude, evaluations: &evaluations) { t in
    try f(line.point(t))
  }
  var point = x
  func estimate(_ entry: Int, largestError: Double) throws -> DerivativeEstimate {
    let original = x.storage[entry]
    // Assignment restores the entry to the last bit; subtracting the step would not.
    defer { point.storage[entry] = original }
    var derivative = LineDerivative(
      center: Stencil.Point(x: original, value: value), noise: noise, magnitude: magnitude,
      largestError: largestError, options: options)
    let estimate = try derivative.estimate { moved in
      point.storage[entry] = moved
      return try f(point)
    }
    evaluations += estimate.evaluations
    return estimate
  }
  var estimates = try entries.map { try estimate($0, largestError: .infinity) }
  let significant = options.significance * euclideanNorm(estimates.map(\.value))
  for index in estimates.indices where estimates[index].isSmooth && estimates[index].error > significant {
    estimates[index] = try estimate(entries[index], largestError: significant)
  }
  return NumericalGradient(
    name: name, shape: x.shape, entries: entries, estimates: estimates, evaluations: evaluations)
}
