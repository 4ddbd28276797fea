/// The tensors one after the other along an existing axis: shapes (…, n₁, …), (…, n₂, …) give (…, n₁+n₂, …).
///
/// Traps when there are none, or when lengths other than that axis's differ. A negative axis counts from the
/// end.
public func concatenate(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
  require(!tensors.isEmpty, "concatenate needs at least one tensor")
  let axis = tensors[0].axisIndex(axis)
  var shape = tensors[0].shape
  for tensor in tensors.dropFirst() {
    require(
      tensor.rank == shape.count && shape.indices.allSatisfy { $0 == axis || tensor.shape[$0] == shape[$0] },
      "shapes \(tensors[0].shape) and \(tensor.shape) cannot be joined along axis \(axis)")
    shape[axis] += tensor.shape[axis]
  }
  return interleaved(tensors, blocks: elementCount(of: Array(shape[..<axis])), shape: shape)
}

/// Tensors of one shape side by side along a new axis: k of shape (n, m) give (k, n, m) for axis 0.
///
/// Traps when there are none or their shapes differ.
public func stack(_ tensors: [Tensor], axis: Int = 0) -> Tensor {
  require(!tensors.isEmpty, "stack needs at least one tensor")
  for tensor in tensors {
    require(
      tensor.shape == tensors[0].shape, "shapes \(tensors[0].shape) and \(tensor.shape) cannot be stacked")
  }
  let index = axis < 0 ? axis + tensors[0].rank + 1 : axis
  require((0...tensors[0].rank).contains(index), "cannot stack shape \(tensors[0].shape) along axis \(axis)")
  var shape = tensors[0].shape
  shape.insert(tensors.count, at: index)
  return interleaved(tensors, blocks: elementCount(of: Array(shape[..<index])), shape: shape)
}

/// The first block of every tensor, then the second of every tensor, and so on.
private func interleaved(_ tensors: [Tensor], blocks: Int, shape: [Int]) -> Tensor {
  var storage: [Double] = []
  storage.reserveCapacity(elementCount(of: shape))
  for block in 0..<blocks {
    for tensor in tensors {
      let length = tensor.count / blocks
      storage.append(contentsOf: tensor.storage[(block * length)..<((block + 1) * length)])
    }
  }
  return Tensor(shape: shape, storage: storage)
}

extension Tensor {
  /// With `before` and `after` elements added around each axis, all equal to `value`.
  ///
  /// `widths` has one pair per axis. Traps when their number differs from the rank, or one is negative.
  public func padded(_ widths: [(before: Int, after: Int)], value: Double = 0) -> Tensor {
    require(
      widths.count == rank, "shape \(shape) takes one pair of widths for each axis, not \(widths.count)")
    require(widths.allSatisfy { $0.before >= 0 && $0.after >= 0 }, "negative padding of shape \(shape)")
    let newShape = zip(shape, widths).map { $0 + $1.before + $1.after }
    var result = Tensor.full(newShape, value)
    guard !isEmpty else { return result }
    let strides = rowMajorStrides(newShape)
    let offset = zip(widths, strides).reduce(0) { $0 + $1.0.before * $1.1 }
    let run = shape.last ?? 1
    var walk = StridedWalk(lengths: Array(shape.dropLast()), strides: Array(strides.dropLast()))
    for start in stride(from: 0, to: count, by: run) {
      let to = offset + walk.position
      result.storage.replaceSubrange(to..<(to + run), with: storage[start..<(start + run)])
      walk.advance()
    }
    return result
  }

  /// The tensor repeated `times` along an axis, as a whole: [1, 2] becomes [1, 2, 1, 2].
  public func tiled(_ times: Int, axis: Int = 0) -> Tensor {
    require(times >= 1, "a tensor can be repeated once or more, not \(times) times")
    return concatenate(Array(repeating: self, count: times), axis: axis)
  }
}
