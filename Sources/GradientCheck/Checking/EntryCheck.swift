import GradientDiagnosis
import NumericalDifferentiation
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
    let measured = try CentralQuotients(by: index, evaluator, cotangents, options, using: &random)
    var first: ArgumentReport?
    for k in analytic.indices {
      let tolerance = QuotientTolerance(
        measured.quotients(k), magnitude: cotangents.magnitudes[k], step: measured.step, options.precision)
      let open = openEntries(argument.value, analytic[k], measured, k, tolerance)
      if open.isEmpty, first != nil { continue }
      var numerical = NumericalGradient(
        argument, confirmed: measured.quotients(k),
        within: zip(measured.quotients(k), argument.value.storage).map { tolerance($0, at: $1) }, options)
      if !open.isEmpty { numerical.adopt(try refined(argument, index, k, open, measured)) }
      var report = compare(analytic[k], to: numerical)
      report.resultPosition = cotangents.resultPosition(k)
      if report.verdict == .wrong { return report }
      if first.map({ $0.verdict == .right && report.verdict != .right }) ?? true { first = report }
    }
    return first
      ?? compare(.zeros(argument.value.shape), to: NumericalGradient(argument, entries: [], options))
  }

  /// Entries that a quotient does not confirm. A gradient of the wrong shape has none: nothing is compared.
  private func openEntries(
    _ x: Tensor, _ analytic: Tensor, _ measured: CentralQuotients, _ k: Int, _ tolerance: QuotientTolerance
  ) -> [Int] {
    guard analytic.shape == x.shape else { return [] }
    let (points, values, quotients, gaps) = (
      x.storage, analytic.storage, measured.quotients(k), measured.gaps(k)
    )
    let start = quotients.startIndex
    return values.indices.filter { entry in
      let quotient = quotients[start + entry]
      let tolerance = tolerance(quotient, at: points[entry])
      // Not `>`, so that a NaN stays open.
      let agrees = abs(values[entry] - quotient) <= tolerance
      return !(agrees && abs(gaps[start + entry]) <= 1e-2 * abs(quotient) + 4 * tolerance)
    }
  }

  /// Derivatives with error bounds.
  private func refined(
    _ argument: NamedTensor, _ index: Int, _ k: Int, _ entries: [Int], _ measured: CentralQuotients
  ) throws -> NumericalGradient {
    let x = argument.value
    let product = CotangentProduct(cotangents[k], origin: evaluator.origin)
    let differentiator = EntryDifferentiator(
      name: argument.name, x: x, value: 0, magnitude: cotangents.magnitudes[k],
      knownNorm: euclideanNorm(measured.quotients(k).filter(\.isFinite)), options: options)
    let line = DiagonalLine(through: x)
    var moved = x.storage
    return try differentiator.gradient(
      entries: entries,
      onDiagonal: { t in
        var point = evaluator.point
        point[index] = line.point(t)
        return product.increment(of: try evaluator.result(at: point))
      },
      atEntries: { entries, values in
        for (entry, value) in zip(entries, values) { moved[entry] = value }
        defer { for entry in entries { moved[entry] = x.storage[entry] } }
        var increment = 0.0
        try evaluator.results(at: [Perturbation(argument: index, offsets: entries[...], values: moved)]) {
          increment = product.increment(of: $1)
        }
        return increment
      })
  }
}
