extension Tensor {
  /// The tensor whose element (i₀, i₁, …) is `storage[offset + Σ iₐ·strides[a]]`.
  ///
  /// Transposing, slicing, flipping, broadcasting and taking diagonals are this copy with various strides.
  /// Strides may be 0 or negative; every index must stay inside `storage`.
  func strided(shape: [Int], strides: [Int], offset: Int = 0) -> Tensor {
    let total = elementCount(of: shape)
    guard total > 0 else { return Tensor(shape: shape, storage: []) }
    let run = shape.last ?? 1
    let step = strides.last ?? 1
    let storage = unsafe [Double](unsafeUninitializedCapacity: total) { buffer, initialized in
      initialized = total
      unsafe self.storage.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
        var walk = StridedWalk(lengths: Array(shape.dropLast()), strides: Array(strides.dropLast()))
        for start in stride(from: 0, to: total, by: run) {
          unsafe cGather(from + offset + walk.position, step, to + start, run)
          walk.advance()
        }
      }
    }
    return Tensor(shape: shape, storage: storage)
  }
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
