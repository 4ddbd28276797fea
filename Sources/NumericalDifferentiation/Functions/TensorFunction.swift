public import Tensors

/// A function of several tensors under test, evaluated at one point or at many in one call.
///
/// Perturbed points come in batches, so that a function behind a process boundary costs one round trip for
/// many of them, and one that is vectorised over points one sweep.
public struct TensorFunction {
  private let evaluate: ([[Tensor]]) throws -> [Tensor]

  /// Wraps a function that is evaluated at one point at a time.
  ///
  /// - Parameter evaluate: takes the arguments in order; its result has any shape, `[]` for a scalar.
  public init(_ evaluate: @escaping ([Tensor]) throws -> Tensor) {
    self.evaluate = { points in try points.map(evaluate) }
  }

  /// Wraps a function that is evaluated at many points in one call.
  ///
  /// - Parameter evaluate: `points[p][a]` is argument `a` of point `p`; returns one result per point, in
  ///   order. Returning another number of results is a ``EvaluationError``.
  public init(batched evaluate: @escaping (_ points: [[Tensor]]) throws -> [Tensor]) {
    self.evaluate = evaluate
  }

  /// The results at the given points, one each.
  ///
  /// - Throws: what the function throws; ``EvaluationError`` when it returns too few or too many results.
  public func values(at points: [[Tensor]]) throws -> [Tensor] {
    let results = try evaluate(points)
    guard results.count == points.count else {
      throw EvaluationError.resultCount(expected: points.count, actual: results.count)
    }
    return results
  }
}

/// A function under test did not answer as it must.
public enum EvaluationError: Error, Equatable, CustomStringConvertible {
  /// A batched function must return one result per point.
  case resultCount(expected: Int, actual: Int)

  /// A sentence for the author of the function.
  public var description: String {
    switch self {
    case .resultCount(let expected, let actual):
      "The batched function returned \(actual) results for \(expected) points; one per point is due."
    }
  }
}
