extension TensorExpression {
  /// The sums over some axes, or over all: shape (…, n, …) becomes (…, …), or (…, 1, …) with `keepDims`.
  ///
  /// Negative axes count from the end. Traps when there is no such axis, or one comes twice.
  public func sum(axes: [Int]? = nil, keepDims: Bool = false) -> Self {
    applying(.reduction(.sum(axes: self.axes(axes), keepDims: keepDims)))
  }

  /// The sums along an axis; see ``sum(axes:keepDims:)``.
  public func sum(axis: Int, keepDims: Bool = false) -> Self { sum(axes: [axis], keepDims: keepDims) }

  /// The means over some axes, or over all; see ``sum(axes:keepDims:)``. NaN when they hold no elements.
  public func mean(axes: [Int]? = nil, keepDims: Bool = false) -> Self {
    sum(axes: axes, keepDims: keepDims) / Double(self.axes(axes).reduce(1) { $0 * shape[$1] })
  }

  /// The means along an axis; see ``sum(axes:keepDims:)``.
  public func mean(axis: Int, keepDims: Bool = false) -> Self { mean(axes: [axis], keepDims: keepDims) }

  /// The largest elements along an axis: shape (…, n, …) becomes (…, …), or (…, 1, …) with `keepDims`.
  ///
  /// Several largest elements share the gradient equally. A negative axis counts from the end. Traps when there is no
  /// such axis, or n = 0.
  public func max(axis: Int, keepDims: Bool = false) -> Self {
    applying(.reduction(.maximum(axis: self.axis(axis), keepDims: keepDims)))
  }

  /// Undoes a broadcast: sums over the axes along which `target` would be repeated to give this shape.
  ///
  /// Traps when `target` does not broadcast to this shape.
  public func summed(to target: [Int]) -> Self {
    shape == target ? self : applying(.arrangement(.sum(to: target)))
  }
}
