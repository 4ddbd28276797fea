extension Tensor {
  /// The row-major position of the largest element: the first of several, the first NaN if there is one.
  ///
  /// Traps when empty.
  public func argmax() -> Int {
    require(!isEmpty, "a tensor of shape \(shape) has no largest element")
    return flattened().argmax(axis: 0)[0]
  }

  /// The row-major position of the smallest element: the first of several, the first NaN if there is one.
  ///
  /// Traps when empty.
  public func argmin() -> Int {
    require(!isEmpty, "a tensor of shape \(shape) has no smallest element")
    return flattened().argmin(axis: 0)[0]
  }

  /// The index of the largest element along an axis, for every index of the other axes in row-major order.
  ///
  /// For a matrix (N, K) and axis 1: N column indices, one per row. The lowest index among equals, the first
  /// NaN if there is one. Traps when there is no such axis, or when it has length 0 and the others do not.
  public func argmax(axis: Int) -> [Int] { firstIndices(axis) { $0 > $1 } }

  /// The index of the smallest element along an axis; see ``argmax(axis:)``.
  public func argmin(axis: Int) -> [Int] { firstIndices(axis) { $0 < $1 } }

  private func firstIndices(_ axis: Int, _ isBetter: (Double, Double) -> Bool) -> [Int] {
    let axis = axisIndex(axis)
    let (outer, length, inner) = split(at: axis)
    guard outer * inner > 0 else { return [] }
    require(length > 0, "axis \(axis) of shape \(shape) has no elements to compare")
    var result: [Int] = []
    result.reserveCapacity(outer * inner)
    for block in 0..<outer {
      for column in 0..<inner {
        let start = block * length * inner + column
        var best = 0
        for index in 0..<length {
          let (element, champion) = (storage[start + index * inner], storage[start + best * inner])
          if champion.isNaN { break }
          if element.isNaN || isBetter(element, champion) { best = index }
        }
        result.append(best)
      }
    }
    return result
  }
}
