extension Tensor {
  /// The sum of all elements, added pairwise: its rounding error grows with log(count). 0 when empty.
  public func sum() -> Double {
    let x = storage
    return Reduction.sum(x.span)
  }

  /// The mean of all elements; NaN when empty.
  public func mean() -> Double { sum() / Double(count) }

  /// The mean squared distance from the mean, Σ(x − x̄)²/(count − correction).
  ///
  /// `correction` 1 gives the unbiased estimate of a sample's variance. NaN when the divisor is not positive.
  public func variance(correction: Int = 0) -> Double {
    let deviations = self - mean()
    return count > correction ? (deviations * deviations).sum() / Double(count - correction) : .nan
  }

  /// The sums along an axis: shape (…, n, …) becomes (…, …), or (…, 1, …) with `keepDims`; 0 when n = 0.
  ///
  /// A negative axis counts from the end. Traps when there is no such axis.
  public func sum(axis: Int, keepDims: Bool = false) -> Tensor {
    axisIndex(axis) == rank - 1
      ? rowsReduced(keepDims: keepDims, .sum)
      : combined(along: axis, keepDims: keepDims, initial: 0, .add)
  }

  /// The sums over several axes, one after the other from the last to the first; no axes change nothing.
  ///
  /// Traps when there is no such axis, or one comes twice.
  public func sum(axes: [Int], keepDims: Bool = false) -> Tensor {
    reduced(axes, keepDims: keepDims) { $0.sum(axis: $1) }
  }

  /// The means along an axis; see ``sum(axis:keepDims:)``. NaN when the axis has length 0.
  public func mean(axis: Int, keepDims: Bool = false) -> Tensor {
    mean(axes: [axis], keepDims: keepDims)
  }

  /// The means over several axes; see ``sum(axes:keepDims:)``. NaN when they hold no elements.
  public func mean(axes: [Int], keepDims: Bool = false) -> Tensor {
    let divisor = axisIndices(axes).reduce(1) { $0 * shape[$1] }
    return sum(axes: axes, keepDims: keepDims) / Double(divisor)
  }

  /// The variances along an axis; see ``variance(correction:)`` and ``sum(axis:keepDims:)``.
  public func variance(axis: Int, correction: Int = 0, keepDims: Bool = false) -> Tensor {
    variance(axes: [axis], correction: correction, keepDims: keepDims)
  }

  /// The variances over several axes; see ``variance(correction:)`` and ``sum(axes:keepDims:)``.
  public func variance(axes: [Int], correction: Int = 0, keepDims: Bool = false) -> Tensor {
    let deviations = self - mean(axes: axes, keepDims: true)
    let divisor = axisIndices(axes).reduce(1) { $0 * shape[$1] } - correction
    let squares = (deviations * deviations).sum(axes: axes, keepDims: keepDims)
    return divisor > 0 ? squares / Double(divisor) : Tensor.full(squares.shape, .nan)
  }

  /// Undoes a broadcast: sums over the axes along which `target` would be repeated to give this shape.
  ///
  /// It is the adjoint of ``broadcast(to:)``: for `x` of shape `target` and `y` of this tensor's shape,
  /// Σ x.broadcast(to: y.shape)·y = Σ x·y.sum(toShape: x.shape). Traps when `target` does not broadcast to
  /// this shape.
  public func sum(toShape target: [Int]) -> Tensor {
    if target == shape { return self }
    require(
      target.count <= rank && broadcastShape(target, shape) == shape,
      "shape \(shape) cannot be summed to \(target), which does not broadcast to it")
    let missing = rank - target.count
    let (rows, columns) = (elementCount(of: Array(shape[..<missing])), elementCount(of: target))
    if shape[missing...].elementsEqual(target), columns > 1 {
      // Leading axes alone: rows to be added up.
      return Tensor(
        shape: target, storage: Tensor(shape: [rows, columns], storage: storage).sum(axis: 0).storage)
    }
    let repeated = shape.indices.filter { $0 < missing || target[$0 - missing] != shape[$0] }
    return sum(axes: repeated, keepDims: true).reshaped(target)
  }
}
