extension Tensor {
  /// The largest element; NaN when any is NaN. Traps when empty.
  public func max() -> Double {
    require(!isEmpty, "a tensor of shape \(shape) has no largest element")
    return flattened().max(axis: 0).storage[0]
  }

  /// The smallest element; NaN when any is NaN. Traps when empty.
  public func min() -> Double {
    require(!isEmpty, "a tensor of shape \(shape) has no smallest element")
    return flattened().min(axis: 0).storage[0]
  }

  /// The largest elements along an axis: shape (…, n, …) becomes (…, …), or (…, 1, …) with `keepDims`.
  ///
  /// NaN where any is NaN. A negative axis counts from the end. Traps when there is no such axis, or when
  /// n = 0 and the result is not empty.
  public func max(axis: Int, keepDims: Bool = false) -> Tensor {
    axisIndex(axis) == rank - 1 && shape[rank - 1] > 0
      ? rowsReduced(keepDims: keepDims, .maximum)
      : combined(along: axis, keepDims: keepDims, initial: nil, .maximum)
  }

  /// The smallest elements along an axis; see ``max(axis:keepDims:)``.
  public func min(axis: Int, keepDims: Bool = false) -> Tensor {
    axisIndex(axis) == rank - 1 && shape[rank - 1] > 0
      ? rowsReduced(keepDims: keepDims, .minimum)
      : combined(along: axis, keepDims: keepDims, initial: nil, .minimum)
  }

  /// The largest elements over several axes; see ``max(axis:keepDims:)``.
  public func max(axes: [Int], keepDims: Bool = false) -> Tensor {
    reduced(axes, keepDims: keepDims) { $0.max(axis: $1) }
  }

  /// The smallest elements over several axes; see ``max(axis:keepDims:)``.
  public func min(axes: [Int], keepDims: Bool = false) -> Tensor {
    reduced(axes, keepDims: keepDims) { $0.min(axis: $1) }
  }
}
