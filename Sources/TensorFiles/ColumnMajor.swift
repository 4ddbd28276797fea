/// Elements in column-major ("Fortran") order, where the first index moves fastest.
enum ColumnMajor {
  /// The same elements in row-major order, where the last index moves fastest.
  static func rowMajor<Element>(_ elements: [Element], shape: [Int]) -> [Element] {
    // At most one axis longer than 1: both orders are the same.
    guard shape.count(where: { $0 > 1 }) > 1, !elements.isEmpty else { return elements }
    var strides: [Int] = []
    var stride = 1
    for length in shape {
      strides.append(stride)
      stride *= length
    }
    var index = [Int](repeating: 0, count: shape.count)
    var offset = 0
    return elements.indices.map { _ in
      let element = elements[offset]
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        offset += strides[axis]
        if index[axis] < shape[axis] { break }
        offset -= shape[axis] * strides[axis]
        index[axis] = 0
        axis -= 1
      }
      return element
    }
  }

  /// The same array in row-major order.
  static func rowMajor(_ values: NPYArray.Values, shape: [Int]) -> NPYArray.Values {
    switch values {
    case .float64(let elements): .float64(rowMajor(elements, shape: shape))
    case .float32(let elements): .float32(rowMajor(elements, shape: shape))
    case .int64(let elements): .int64(rowMajor(elements, shape: shape))
    }
  }
}
