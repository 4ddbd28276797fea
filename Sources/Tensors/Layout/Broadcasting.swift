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
func alignedLength(_ shape: [Int], _ axis: Int, _ rank: Int) -> Int {
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
