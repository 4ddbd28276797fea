public import Tensors

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
///   - name: what reports call the argument.
///   - options: steps, precision, and what counts as an error.
/// - Throws: what `f` throws.
public func numericalGradient(
  of f: (Tensor) throws -> Double, at x: Tensor, entries: [Int]? = nil, named name: String = "x",
  options: DifferenceOptions = DifferenceOptions()
) rethrows -> NumericalGradient {
  let value = try f(x)
  let line = DiagonalLine(through: x)
  var point = x
  return try EntryDifferentiator(name: name, x: x, value: value, magnitude: abs(value), options: options)
    .gradient(
      entries: entries?.sorted() ?? Array(0..<x.count),
      onDiagonal: { try f(line.point($0)) },
      atEntries: { entries, values in
        // Assignment restores an entry to the last bit; subtracting the step would not.
        defer { for entry in entries { point.storage[entry] = x.storage[entry] } }
        for (entry, value) in zip(entries, values) { point.storage[entry] = value }
        return try f(point)
      })
}
