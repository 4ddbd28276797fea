import Tensors

/// Compares every entry of one argument's gradients, for several cotangents.
///
/// An analytic derivative that agrees with a plain central quotient to six digits, or to the level of its
/// round-off, is confirmed by that. Only where they differ is an error bound worth its evaluations: those entries are
/// differentiated again with adaptive steps, kinks and all.
struct EntryCheck {
  let evaluator: PerturbedEvaluator
  let cotangents: Cotangents
  let options: DifferenceOptions

  /// The report for the first cotangent whose gradient is wrong; otherwise for the first inconclusive one.
  ///
  /// - Parameter analytic: one gradient per cotangent; every shape may be wrong, every value not finite.
  func report(
    on argument: NamedTensor, at index: Int, _ analytic: [Tensor], using random: inout SplitMix64
  ) throws -> ArgumentReport {
    let quotients = try CentralQuotients(by: index, evaluator, cotangents, options, using: &random)
    var first: ArgumentReport?
    for k in analytic.indices {
      let numerical = try numericalGradient(
        argument, index, k, confirmedBy: analytic[k], quotients)
      var report = compare(analytic[k], to: numerical)
      report.resultPosition = cotangents.resultPosition(k)
      if report.verdict == .wrong { return report }
      if first.map({ $0.verdict == .right && report.verdict != .right }) ?? true { first = report }
    }
    return first
      ?? compare(.zeros(argument.value.shape), to: NumericalGradient(argument, entries: [], options))
  }

  /// Confirmed quotients, and derivatives with error bounds for the rest.
  private func numericalGradient(
    _ argument: NamedTensor, _ index: Int, _ k: Int, confirmedBy analytic: Tensor,
    _ measured: CentralQuotients
  ) throws -> NumericalGradient {
    let x = argument.value
    let (quotients, gaps) = (measured.quotients[k], measured.gaps[k])
    let cotangent = cotangents[k]
    let products = CotangentProducts([cotangent], origin: evaluator.origin)
    let tolerances = tolerances(x, quotients, roundOff: products.magnitudes[0] / measured.step)
    let isComparable = analytic.shape == x.shape && analytic.storage.allSatisfy(\.isFinite)
    let open = quotients.indices.filter { entry in
      guard isComparable else { return !quotients[entry].isFinite }
      // Not `>`, so that a NaN stays open.
      let agrees = abs(analytic.storage[entry] - quotients[entry]) <= tolerances[entry]
      let isSmooth = abs(gaps[entry]) <= 1e-2 * abs(quotients[entry]) + 4 * tolerances[entry]
      return !(agrees && isSmooth)
    }
    var numerical = NumericalGradient(argument, entries: Array(x.storage.indices), options)
    numerical.magnitude = products.magnitudes[0]
    for entry in quotients.indices {
      numerical.value.storage[entry] = quotients[entry]
      numerical.error.storage[entry] = tolerances[entry]
    }
    guard !open.isEmpty else { return numerical }
    let differentiator = EntryDifferentiator(
      name: argument.name, x: x, value: 0, magnitude: products.magnitudes[0],
      knownNorm: euclideanNorm(quotients.filter(\.isFinite)), options: options)
    let line = DiagonalLine(through: x)
    let refined = try differentiator.gradient(
      entries: open,
      onDiagonal: { t in
        var moved = evaluator.point
        moved[index] = line.point(t)
        return products.increments(of: try evaluator.result(at: moved))[0]
      },
      atEntries: { entries, values in
        var increment = 0.0
        try evaluator.results(at: [Perturbation(argument: index, offsets: entries, values: values)]) {
          increment = products.increments(of: $1)[0]
        }
        return increment
      })
    numerical.adopt(refined)
    return numerical
  }

  /// How far each quotient may be from a derivative that it confirms: six digits, or the round-off of the
  /// quotient where that is not too coarse to notice an error of 0.1 % of the gradient.
  private func tolerances(_ x: Tensor, _ quotients: [Double], roundOff: Double) -> [Double] {
    let norm = euclideanNorm(quotients.filter(\.isFinite))
    let precision = options.precision
    return quotients.indices.map { entry in
      let noise = 8 * precision.unitRoundoff * roundOff / LineDerivative.scale(of: x.storage[entry])
      return precision.agreement * abs(quotients[entry])
        + min(noise + 1e-4 * precision.agreement * norm, 1e-4 * norm)
    }
  }
}
