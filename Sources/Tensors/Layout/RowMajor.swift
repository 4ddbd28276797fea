/// The product of the lengths; 1 for `[]`. Traps when one is negative, or the product exceeds `Int.max`.
package func elementCount(of shape: [Int]) -> Int {
  var product = 1
  for length in shape {
    require(length >= 0, "shape \(shape) has a negative length")
    let (partial, overflow) = product.multipliedReportingOverflow(by: length)
    require(!overflow, "shape \(shape) has more elements than memory can hold")
    product = partial
  }
  return product
}

/// The distance in `storage` between neighbours along each axis of a row-major tensor of this shape.
func rowMajorStrides(_ shape: [Int]) -> [Int] {
  var strides = Array(repeating: 1, count: shape.count)
  for axis in shape.indices.dropLast().reversed() {
    strides[axis] = strides[axis + 1] * shape[axis + 1]
  }
  return strides
}

/// Visits all indices of a shape in row-major order, keeping the position Σ iₐ·strides[a] up to date.
struct StridedWalk {
  private let lengths: [Int]
  private let strides: [Int]
  private var index: [Int]
  private(set) var position = 0

  init(lengths: [Int], strides: [Int]) {
    self.lengths = lengths
    self.strides = strides
    index = Array(repeating: 0, count: lengths.count)
  }

  /// Goes to the next index; after the last one, back to the first.
  mutating func advance() {
    var axis = lengths.count - 1
    while axis >= 0 {
      index[axis] += 1
      position += strides[axis]
      if index[axis] < lengths[axis] { return }
      position -= strides[axis] * lengths[axis]
      index[axis] = 0
      axis -= 1
    }
  }
}
