import Tensors

extension TensorExpression {
  /// The part with the indices in `range` along an axis. Traps when the range is not within `0..<shape[axis]`.
  public func slice(axis: Int, _ range: Range<Int>) -> Self {
    applying(.indexing(.slice(axis: self.axis(axis), range)))
  }

  /// The parts at the given indices of an axis, in the given order, repetitions allowed.
  ///
  /// Gradients of a part that is taken several times add up. Traps when an index is not in `0..<shape[axis]`.
  public func take(axis: Int, at indices: [Int]) -> Self {
    take(axis: axis, at: constant(Tensor(indices.map { Double($0) })))
  }

  /// The parts at the given indices, a vector of whole numbers that is itself an expression: a placeholder, for example.
  ///
  /// Shape (…, n, …) and (k) give (…, k, …). Traps when it is computed if an index is not in `0..<n`.
  public func take(axis: Int, at indices: Self) -> Self {
    applying(.indexing(.gather(axis: self.axis(axis))), indices)
  }

  /// The given rows of a matrix, repetitions allowed; in general the parts at these indices of the first axis.
  public func rows(at indices: [Int]) -> Self { take(axis: 0, at: indices) }
}

/// The expressions one after the other along an existing axis: shapes (…, n₁, …), (…, n₂, …) give (…, n₁+n₂, …).
///
/// Traps when there are none, or when lengths other than that axis's differ. A negative axis counts from the end.
public func concatenate<E: TensorExpression>(_ parts: [E], axis: Int = 0) -> E {
  require(!parts.isEmpty, "concatenate needs at least one expression")
  return E.applying(Primitive(.indexing(.concatenate(axis: parts[0].axis(axis)))), to: parts)
}
