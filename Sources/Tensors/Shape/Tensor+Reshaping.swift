extension Tensor {
  /// The same elements in row-major order under another shape.
  ///
  /// One length may be −1: it follows from the others. Traps when the number of elements differs.
  public func reshaped(_ newShape: [Int]) -> Tensor {
    var newShape = newShape
    let unknown = newShape.indices.filter { newShape[$0] == -1 }
    require(unknown.count <= 1, "only one length may be -1 in \(newShape)")
    if let axis = unknown.first {
      newShape[axis] = 1
      let others = elementCount(of: newShape)
      newShape[axis] = others == 0 ? 0 : count / others
    }
    require(
      newShape.allSatisfy { $0 >= 0 } && elementCount(of: newShape) == count,
      "shape \(shape) has \(counted(count, "element")): it cannot become \(newShape)")
    return Tensor(shape: newShape, storage: storage)
  }

  /// All elements in row-major order as a vector.
  public func flattened() -> Tensor { Tensor(shape: [count], storage: storage) }

  /// With a new axis of length 1 before `axis`; `rank` or −1 puts it last.
  public func expanded(axis: Int) -> Tensor {
    let index = axis < 0 ? axis + rank + 1 : axis
    require(index >= 0 && index <= rank, "shape \(shape) cannot take a new axis at \(axis)")
    var newShape = shape
    newShape.insert(1, at: index)
    return Tensor(shape: newShape, storage: storage)
  }

  /// Without the given axis, whose length must be 1.
  public func squeezed(axis: Int) -> Tensor {
    let axis = axisIndex(axis)
    require(shape[axis] == 1, "axis \(axis) of shape \(shape) cannot be dropped: its length is not 1")
    return Tensor(shape: shape(reducing: axis, keepDims: false), storage: storage)
  }

  /// With the axes in the given order: axis `a` of the result is axis `order[a]` of this tensor.
  ///
  /// Traps unless every axis comes exactly once.
  public func permuted(_ order: [Int]) -> Tensor {
    require(
      order.count == rank && axisIndices(order).count == rank,
      "order \(order) does not name each axis of shape \(shape) once")
    let order = order.map { axisIndex($0) }
    if order == Array(0..<rank) { return self }
    let strides = rowMajorStrides(shape)
    return strided(shape: order.map { shape[$0] }, strides: order.map { strides[$0] })
  }

  /// With the axes in reverse order: for a matrix, rows and columns exchanged; NumPy's `t.T`.
  public func transposed() -> Tensor {
    rank < 2 ? self : strided(shape: shape.reversed(), strides: rowMajorStrides(shape).reversed())
  }

  /// With two axes exchanged: `t.transposed(-2, -1)` transposes each matrix of a batch.
  public func transposed(_ first: Int, _ second: Int) -> Tensor {
    let (first, second) = (axisIndex(first), axisIndex(second))
    guard first != second else { return self }
    var (lengths, strides) = (shape, rowMajorStrides(shape))
    lengths.swapAt(first, second)
    strides.swapAt(first, second)
    return strided(shape: lengths, strides: strides)
  }
}
