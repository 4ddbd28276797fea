import Tensors

extension TensorExpression {
  /// The same elements in row-major order under another shape.
  ///
  /// One length may be −1: it follows from the others. Traps when the number of elements differs.
  public func reshaped(_ newShape: [Int]) -> Self {
    var newShape = newShape
    if let unknown = newShape.firstIndex(of: -1) {
      newShape[unknown] = 1
      newShape[unknown] = elementCount(of: shape) / Swift.max(elementCount(of: newShape), 1)
    }
    return newShape == shape ? self : applying(.arrangement(.reshape(to: newShape)))
  }

  /// With a new axis of length 1 before `axis`; `rank` or −1 puts it last.
  public func expanded(axis: Int) -> Self {
    let index = axis < 0 ? axis + rank + 1 : axis
    require(index >= 0 && index <= rank, "shape \(shape) cannot take a new axis at \(axis)")
    return reshaped(Array(shape[..<index]) + [1] + Array(shape[index...]))
  }

  /// Without the given axis, whose length must be 1.
  public func squeezed(axis: Int) -> Self {
    let axis = self.axis(axis)
    require(shape[axis] == 1, "axis \(axis) of shape \(shape) cannot be dropped: its length is not 1")
    return reshaped(Array(shape[..<axis]) + Array(shape[(axis + 1)...]))
  }

  /// With the axes in the given order: axis `a` of the result is axis `order[a]`. Traps unless each comes once.
  public func permuted(_ order: [Int]) -> Self {
    require(
      order.count == rank && axes(order).count == rank,
      "order \(order) does not name each axis of shape \(shape) once")
    return applying(.arrangement(.permute(order.map { axis($0) })))
  }

  /// With the axes in reverse order: for a matrix, rows and columns exchanged.
  public func transposed() -> Self { permuted(shape.indices.reversed()) }

  /// With two axes exchanged: `x.transposed(-2, -1)` transposes each matrix of a batch.
  public func transposed(_ first: Int, _ second: Int) -> Self {
    var order = Array(shape.indices)
    order.swapAt(axis(first), axis(second))
    return permuted(order)
  }

  /// Repeated along new leading axes and along axes of length 1, up to the given shape.
  ///
  /// Traps when it does not broadcast to exactly that shape.
  public func broadcast(to target: [Int]) -> Self {
    shape == target ? self : applying(.arrangement(.broadcast(to: target)))
  }
}
