extension Tensor {
  /// The axis counted from the front: −1 is the last one. Traps when there is no such axis.
  func axisIndex(_ axis: Int) -> Int {
    Tensors.axisIndex(axis, in: shape)
  }

  /// The axes counted from the front, ascending. Traps when there is no such axis, or one comes twice.
  func axisIndices(_ axes: [Int]) -> [Int] {
    let indices = axes.map { axisIndex($0) }
    require(Set(indices).count == axes.count, "axes \(axes) name one axis of shape \(shape) twice")
    return indices.sorted()
  }

  /// The tensor as a stack of `outer` blocks of `length` rows of `inner` contiguous elements, where `length`
  /// belongs to `axis`: element (o, k, i) is `storage[(o * length + k) * inner + i]`.
  func split(at axis: Int) -> (outer: Int, length: Int, inner: Int) {
    (elementCount(of: Array(shape[..<axis])), shape[axis], elementCount(of: Array(shape[(axis + 1)...])))
  }

  /// The shape without `axis`, or with length 1 there.
  func shape(reducing axis: Int, keepDims: Bool) -> [Int] {
    var result = shape
    if keepDims { result[axis] = 1 } else { result.remove(at: axis) }
    return result
  }
}

/// The axis of `shape` counted from the front: −1 is the last one. Traps when there is no such axis.
package func axisIndex(_ axis: Int, in shape: [Int]) -> Int {
  let index = axis < 0 ? axis + shape.count : axis
  require(shape.indices.contains(index), "shape \(shape) has no axis \(axis)")
  return index
}
