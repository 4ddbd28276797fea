/// The shape that two shapes broadcast to, as in NumPy.
///
/// Shapes are aligned at their last axes, missing axes count as 1, and along each axis the lengths are equal
/// or one of them is 1. Traps when they are not.
public func broadcastShape(_ a: [Int], _ b: [Int]) -> [Int] {
  broadcastShape(a, b, named: "shapes")
}

/// As ``broadcastShape(_:_:)``; the message says what the shapes are those of.
func broadcastShape(_ a: [Int], _ b: [Int], named name: @autoclosure () -> String) -> [Int] {
  let rank = Swift.max(a.count, b.count)
  return (0..<rank).map { axis in
    let (x, y) = (alignedLength(a, axis, rank), alignedLength(b, axis, rank))
    require(
      x == y || x == 1 || y == 1,
      "\(name()) \(a) and \(b) do not broadcast: axis \(axis) is \(x) and \(y)")
    return x == 1 ? y : x
  }
}

/// The length of an axis of `shape` after it has been given `rank` axes by adding 1s in front.
private func alignedLength(_ shape: [Int], _ axis: Int, _ rank: Int) -> Int {
  axis < rank - shape.count ? 1 : shape[axis - (rank - shape.count)]
}

/// The strides with which a row-major tensor of `shape` is read as a tensor of `target`: 0 where it repeats.
func broadcastStrides(_ shape: [Int], to target: [Int]) -> [Int] {
  let strides = rowMajorStrides(shape)
  let missing = target.count - shape.count
  return target.indices.map { axis in
    axis < missing || shape[axis - missing] == 1 ? 0 : strides[axis - missing]
  }
}

extension Tensor {
  /// The tensor repeated along new leading axes and along axes of length 1, up to the given shape.
  ///
  /// Traps when it does not broadcast to exactly that shape.
  public func broadcast(to target: [Int]) -> Tensor {
    if target == shape { return self }
    require(
      target.count >= rank && broadcastShape(shape, target) == target,
      "shape \(shape) does not broadcast to \(target)")
    return strided(shape: target, strides: broadcastStrides(shape, to: target))
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
    let repeated = shape.indices.filter { $0 < missing || target[$0 - missing] != shape[$0] }
    return sum(axes: repeated, keepDims: true).reshaped(target)
  }
}
