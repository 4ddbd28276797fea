public import Tensors

/// The vector-Jacobian product `gᵀ·∂f/∂xₐ` of a tensor-valued function, for each argument, numerically.
///
/// This is the gradient that a backward function must return for the cotangent (upstream gradient) `g`.
/// What is differentiated is `⟨g, f(x) − f(x₀)⟩`: results that an entry does not touch cancel exactly,
/// so the round-off of a large batch does not blur the derivative of one row.
///
/// - Parameters:
///   - f: takes the arguments in order. Where its result is not finite, or changes its shape, entries are
///     inconclusive.
///   - arguments: where to differentiate; every one that is not constant is differentiated by.
///   - cotangent: shaped like the result, which is a trap otherwise. Random values, never all ones: those
///     do not notice a backward function that ignores its cotangent.
///   - entries: offsets to differentiate by, per argument; an argument's entries are all examined when its
///     name is absent.
///   - options: steps, precision, and what counts as an error.
/// - Returns: one gradient per argument, in order.
/// - Throws: what `f` throws.
public func numericalVJP(
  of f: ([Tensor]) throws -> Tensor, at arguments: [NamedTensor], cotangent: Tensor,
  entries: [String: [Int]] = [:], options: DifferenceOptions = DifferenceOptions()
) rethrows -> [NumericalGradient] {
  let point = arguments.map(\.value)
  let origin = try f(point)
  precondition(
    origin.shape == cotangent.shape,
    "The cotangent has shape \(cotangent.shape), the function's result \(origin.shape); they must be equal.")
  let product = CotangentProduct(cotangent, origin: origin)
  var gradients: [NumericalGradient] = []
  for (index, argument) in arguments.enumerated() {
    let x = argument.value
    let line = DiagonalLine(through: x)
    var moved = point
    var known: [Abscissa: Double] = [:]
    func increment(_ abscissa: Abscissa) throws -> Double {
      if let increment = known[abscissa] { return increment }
      let result: Tensor
      if abscissa.entries.isEmpty {
        var onLine = point
        onLine[index] = line.point(abscissa.values[0])
        result = try f(onLine)
      } else {
        defer { for entry in abscissa.entries { moved[index].storage[entry] = x.storage[entry] } }
        for (entry, value) in zip(abscissa.entries, abscissa.values) { moved[index].storage[entry] = value }
        result = try f(moved)
      }
      let increment = product.increment(of: result)
      known[abscissa] = increment
      return increment
    }
    let differentiator = EntryDifferentiator(
      name: argument.name, x: x, value: origin.storage.allSatisfy(\.isFinite) ? 0 : .nan,
      magnitude: product.magnitude, options: options)
    gradients.append(
      try differentiator.gradient(
        entries: argument.isConstant ? [] : entries[argument.name]?.sorted() ?? Array(0..<x.count),
        onDiagonal: { try increment(Abscissa(entries: [], values: [$0])) },
        atEntries: { try increment(Abscissa(entries: $0, values: $1)) }))
  }
  return gradients
}

/// Where a function was evaluated: the values of some entries, or of the parameter of the diagonal.
private struct Abscissa: Hashable {
  let entries: [Int]
  let values: [Double]
}
