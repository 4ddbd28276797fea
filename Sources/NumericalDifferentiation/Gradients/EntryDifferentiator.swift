package import Tensors

/// Differentiates a scalar function by entries of one argument, each with an error bound.
///
/// The function is known by its values where one entry is changed, and along a ``DiagonalLine``.
package struct EntryDifferentiator {
  let name: String
  let x: Tensor
  /// `f(x)`.
  let value: Double
  /// Size of the numbers that are rounded when f is computed, at least `|f(x)|`.
  let magnitude: Double
  /// Norm of the gradient in entries that are not examined here.
  let knownNorm: Double
  let options: DifferenceOptions

  package init(
    name: String, x: Tensor, value: Double, magnitude: Double, knownNorm: Double = 0,
    options: DifferenceOptions
  ) {
    self.name = name
    self.x = x
    self.value = value
    self.magnitude = magnitude
    self.knownNorm = knownNorm
    self.options = options
  }

  /// The derivatives by the given entries, ascending.
  package func gradient(
    entries: [Int], onDiagonal: (_ t: Double) throws -> Double,
    atEntries: (_ offsets: [Int], _ values: [Double]) throws -> Double
  ) rethrows -> NumericalGradient {
    var gradient = NumericalGradient(
      name: name, shape: x.shape, entries: entries, evaluations: 1, precision: options.precision)
    guard value.isFinite, !entries.isEmpty else {
      for entry in entries { gradient.inconclusive[entry] = "the function is not finite at the point" }
      return gradient
    }
    let noise = try FunctionNoise.estimate(
      magnitude: magnitude, precision: options.precision, evaluations: &gradient.evaluations,
      value: onDiagonal)
    for entry in entries {
      gradient.set(entry, try estimate(entry, noise, .infinity, &gradient.evaluations, atEntries))
    }
    let norm = euclideanNorm([knownNorm, euclideanNorm(entries.map(gradient.largestSlope))])
    let significant = options.significance * norm
    for entry in entries
    where gradient.error.storage[entry] > significant && gradient.kinks[entry] == nil
      && gradient.inconclusive[entry] == nil
    {
      gradient.set(entry, try estimate(entry, noise, significant, &gradient.evaluations, atEntries))
    }
    gradient.unresolved = entries.filter { entry in
      let error = gradient.error.storage[entry]
      let size = magnitude == 0 ? 1 : magnitude
      let visible = options.precision.visibleChange * size / LineDerivative.scale(of: x.storage[entry])
      return error.isFinite && error > max(50 * significant, visible)
    }
    gradient.ties = try ties(among: gradient.kinks, &gradient.evaluations, atEntries)
    return gradient
  }

  private func ties(
    among kinks: [Int: ClosedRange<Double>], _ evaluations: inout Int,
    _ atEntries: ([Int], [Double]) throws -> Double
  ) rethrows -> [JointSubdifferential] {
    var count = 0
    let ties = try withoutActuallyEscaping(atEntries) { atEntries in
      try TieFinder(x: x, value: value, kinks: kinks) {
        count += 1
        return try atEntries($0, $1)
      }.ties()
    }
    evaluations += count
    return ties
  }

  private func estimate(
    _ entry: Int, _ noise: Double, _ largestError: Double, _ evaluations: inout Int,
    _ atEntries: ([Int], [Double]) throws -> Double
  ) rethrows -> DerivativeEstimate {
    var derivative = LineDerivative(
      center: Stencil.Point(x: x.storage[entry], value: value), noise: noise, magnitude: magnitude,
      largestError: largestError, options: options)
    let estimate = try derivative.estimate { try atEntries([entry], [$0]) }
    evaluations += estimate.evaluations
    return estimate
  }
}
