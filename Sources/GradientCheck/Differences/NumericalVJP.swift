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
///   - arguments: where to differentiate; every one is differentiated by.
///   - cotangent: shaped like the result, which is a trap otherwise. Random values, never all ones: those
///     do not notice a backward function that ignores its cotangent.
///   - entries: offsets to differentiate by, per argument; an argument's entries are all examined when its
///     name is absent.
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
  let magnitude = zip(cotangent.storage, origin.storage).reduce(0) { $0 + ($1.0 * $1.1) * ($1.0 * $1.1) }
  let isFinite = origin.storage.allSatisfy(\.isFinite)
  return try arguments.indices.map { index in
    var moved = point
    return try numericalGradient(
      of: { argument in
        moved[index] = argument
        return increment(of: try f(moved), over: origin, cotangent)
      },
      at: point[index], value: isFinite ? 0 : .nan, magnitude: magnitude.squareRoot(),
      entries: entries[arguments[index].name], named: arguments[index].name, options: options)
  }
}

/// `⟨g, y − y₀⟩`; NaN when the shapes differ.
private func increment(of result: Tensor, over origin: Tensor, _ cotangent: Tensor) -> Double {
  guard result.shape == origin.shape else { return .nan }
  var sum = 0.0
  for index in origin.storage.indices {
    sum += cotangent.storage[index] * (result.storage[index] - origin.storage[index])
  }
  return sum
}
