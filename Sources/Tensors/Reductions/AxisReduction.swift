extension Tensor {
  /// Combines the elements along an axis with an operation, in the order of their indices.
  ///
  /// Shape (…, n, …) becomes (…, 1, …) or (…, …). Starts from `initial` or, without one, from the first
  /// element; then traps when n = 0 and the result is not empty.
  func combined(along axis: Int, keepDims: Bool, initial: Double?, _ operation: BinaryOperation) -> Tensor {
    let axis = axisIndex(axis)
    let (outer, length, inner) = split(at: axis)
    let newShape = shape(reducing: axis, keepDims: keepDims)
    var result = Tensor.full(newShape, initial ?? 0)
    guard !result.isEmpty else { return result }
    require(length > 0 || initial != nil, "axis \(axis) of shape \(shape) has no elements to compare")
    let kernel = unsafe operation.kernel
    unsafe result.storage.withUnsafeMutableBufferPointer { buffer in
      unsafe storage.withUnsafeBufferPointer { source in
        guard let z = buffer.baseAddress, let x = source.baseAddress else { return }
        for block in 0..<outer {
          let row = unsafe z + block * inner
          let rows = unsafe x + block * length * inner
          if initial == nil {
            unsafe cGather(rows, 1, row, inner)
          }
          for index in (initial == nil ? 1 : 0)..<length {
            unsafe kernel(row, 1, rows + index * inner, 1, row, inner)
          }
        }
      }
    }
    return result
  }

  /// Reduces contiguous rows: shape (…, n) becomes (…, 1) or (…), each element computed from n neighbours.
  func rowsReduced(keepDims: Bool, _ kernel: (_ row: Source, _ count: Int) -> Double) -> Tensor {
    let newShape = shape(reducing: rank - 1, keepDims: keepDims)
    let length = shape[rank - 1]
    let rows = elementCount(of: newShape)
    var result = Tensor.zeros(newShape)
    unsafe result.storage.withUnsafeMutableBufferPointer { z in
      unsafe storage.withUnsafeBufferPointer { source in
        guard let x = source.baseAddress else { return }
        for index in 0..<rows {
          unsafe z[index] = kernel(x + index * length, length)
        }
      }
    }
    return result
  }

  /// Applies a reduction of one axis to several, the last one first.
  func reduced(_ axes: [Int], keepDims: Bool, _ reduction: (Tensor, Int) -> Tensor) -> Tensor {
    let axes = axisIndices(axes)
    let result = axes.reversed().reduce(self) { reduction($0, $1) }
    guard keepDims else { return result }
    return result.reshaped(shape.indices.map { axes.contains($0) ? 1 : shape[$0] })
  }
}
