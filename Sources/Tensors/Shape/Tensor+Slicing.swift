extension Tensor {
  /// Row `i` of a matrix as a vector; in general the part at index `i` of the first axis.
  ///
  /// Traps for a scalar, or when `i` is not in `0..<shape[0]`.
  public func row(_ i: Int) -> Tensor { select(axis: 0, at: i) }

  /// The part at one index of an axis, which disappears: `t.select(axis: 1, at: 2)` is NumPy's `t[:, 2]`.
  ///
  /// Traps when there is no such axis or `index` is not in `0..<shape[axis]`. A negative axis counts from
  /// the end.
  public func select(axis: Int, at index: Int) -> Tensor {
    take(axis: axis, at: [index]).squeezed(axis: axis)
  }

  /// The part with the indices in `range` along an axis: `t.slice(axis: 1, 2..<5)` is NumPy's `t[:, 2:5]`.
  ///
  /// `step` takes every step-th of them. Traps when the range is not within `0..<shape[axis]` (NumPy would
  /// shorten it) or `step` is less than 1.
  public func slice(axis: Int, _ range: Range<Int>, step: Int = 1) -> Tensor {
    let axis = axisIndex(axis)
    require(
      range.lowerBound >= 0 && range.upperBound <= shape[axis],
      "range \(range) is out of bounds for axis \(axis) of shape \(shape)")
    require(step >= 1, "a slice needs a step of at least 1, not \(step)")
    var strides = rowMajorStrides(shape)
    var newShape = shape
    newShape[axis] = (range.count + step - 1) / step
    let offset = range.lowerBound * strides[axis]
    strides[axis] *= step
    return strided(shape: newShape, strides: strides, offset: offset)
  }

  /// The given rows of a matrix, in the given order, repetitions allowed; NumPy's `t[[3, 0, 3]]`.
  ///
  /// In general the parts at these indices of the first axis. Traps when one is out of bounds.
  public func rows(at indices: [Int]) -> Tensor { take(axis: 0, at: indices) }

  /// The parts at the given indices of an axis, in the given order, repetitions allowed; NumPy's `take`.
  ///
  /// Traps when one is not in `0..<shape[axis]`.
  public func take(axis: Int, at indices: [Int]) -> Tensor {
    let axis = axisIndex(axis)
    let (outer, length, inner) = split(at: axis)
    var storage: [Double] = []
    storage.reserveCapacity(outer * indices.count * inner)
    for index in indices {
      require(index >= 0 && index < length, "index \(index) is out of bounds for axis \(axis) of \(shape)")
    }
    for block in 0..<outer {
      for index in indices {
        let start = (block * length + index) * inner
        storage.append(contentsOf: self.storage[start..<(start + inner)])
      }
    }
    var newShape = shape
    newShape[axis] = indices.count
    return Tensor(shape: newShape, storage: storage)
  }

  /// Replaces the part at the index ranges, one per axis from the first on; a missing one means the whole axis.
  ///
  /// `t.assign(v, at: 0..<2, 1..<3)` is NumPy's `t[0:2, 1:3] = v`; `v` is broadcast to the part's shape.
  /// Traps when a range is out of bounds or `v` does not broadcast to that shape.
  public mutating func assign(_ value: Tensor, at ranges: Range<Int>...) {
    require(ranges.count <= rank, "\(ranges.count) ranges are too many for shape \(shape)")
    for (axis, range) in ranges.enumerated() {
      require(
        range.lowerBound >= 0 && range.upperBound <= shape[axis],
        "range \(range) is out of bounds for axis \(axis) of shape \(shape)")
    }
    let all = ranges + shape[ranges.count...].map { 0..<$0 }
    let part = value.broadcast(to: all.map(\.count))
    let strides = rowMajorStrides(shape)
    let offset = zip(all, strides).reduce(0) { $0 + $1.0.lowerBound * $1.1 }
    var walk = StridedWalk(lengths: part.shape, strides: strides)
    for element in part.storage {
      storage[offset + walk.position] = element
      walk.advance()
    }
  }
}
