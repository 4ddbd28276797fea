extension Tensor {
  /// Combines the elements along an axis with an operation, in the order of their indices.
  ///
  /// Shape (…, n, …) becomes (…, 1, …) or (…, …). Starts from `initial` or, without one, from the first
  /// element; then traps when n = 0 and the result is not empty.
  func combined(along axis: Int, keepDims: Bool, initial: Double?, _ operation: BinaryOperation) -> Tensor {
    let axis = axisIndex(axis)
    let (outer, length, inner) = split(at: axis)
    let newShape = shape(reducing: axis, keepDims: keepDims)
    guard elementCount(of: newShape) > 0 else { return .zeros(newShape) }
    require(length > 0 || initial != nil, "axis \(axis) of shape \(shape) has no elements to compare")
    let x = storage
    return Tensor(shape: newShape) { z in
      for block in 0..<outer {
        let row = block * inner..<(block + 1) * inner
        for place in row { z[place] = initial ?? x[block * length * inner + place - row.lowerBound] }
        for index in (initial == nil ? 1 : 0)..<length {
          let start = (block * length + index) * inner
          operation.accumulate(x.span.extracting(start..<start + inner), in: &z, at: row)
        }
      }
    }
  }

  /// Reduces contiguous rows: shape (…, n) becomes (…, 1) or (…), each element computed from n neighbours.
  func rowsReduced(keepDims: Bool, _ reduction: Reduction) -> Tensor {
    let (length, x) = (shape[rank - 1], storage)
    return Tensor(shape: shape(reducing: rank - 1, keepDims: keepDims)) { z in
      for row in z.indices { z[row] = reduction(x.span.extracting(row * length..<(row + 1) * length)) }
    }
  }

  /// Applies a reduction of one axis to several, the last one first.
  func reduced(_ axes: [Int], keepDims: Bool, _ reduction: (Tensor, Int) -> Tensor) -> Tensor {
    let axes = axisIndices(axes)
    let result = axes.reversed().reduce(self) { reduction($0, $1) }
    guard keepDims else { return result }
    return result.reshaped(shape.indices.map { axes.contains($0) ? 1 : shape[$0] })
  }
}
