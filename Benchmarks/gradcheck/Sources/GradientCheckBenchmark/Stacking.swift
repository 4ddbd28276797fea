import Tensors

// A function of many points is written as one of tensors with an axis P in front: of length 1 where all points
// agree, so that what depends on those arguments alone is computed once.

/// One argument of all points, (P, …) or (1, …).
func stacked(_ points: [[Tensor]], _ argument: Int) -> Tensor {
  let first = points[0][argument]
  guard points.contains(where: { !isSame($0[argument], first) }) else { return first.expanded(axis: 0) }
  return stack(points.map { $0[argument] })
}

/// The parts of (P, …) as P tensors; `count` times the only one of (1, …).
func unstacked(_ results: Tensor, count: Int) -> [Tensor] {
  let shape = Array(results.shape.dropFirst())
  if results.shape[0] == 1 {
    return Array(repeating: Tensor(shape: shape, storage: results.storage), count: count)
  }
  let size = results.count / count
  return (0..<count).map { index in
    Tensor(shape: shape, storage: Array(results.storage[(index * size)..<((index + 1) * size)]))
  }
}

/// Copies of one array share its elements, which tells most points' arguments to be equal at no cost.
func isSame(_ a: Tensor, _ b: Tensor) -> Bool {
  let isShared = unsafe a.storage.withUnsafeBufferPointer { x in
    unsafe b.storage.withUnsafeBufferPointer { y in unsafe x.baseAddress == y.baseAddress }
  }
  return isShared || a == b
}

/// A tensor of the given shape whose elements `fill` writes, reading those of the sources.
func computed(
  _ shape: [Int], from sources: Tensor...,
  fill: (_ sources: [UnsafePointer<Double>], _ result: UnsafeMutablePointer<Double>) -> Void
) -> Tensor {
  let count = shape.reduce(1, *)
  let storage = unsafe [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
    initialized = count
    guard let result = buffer.baseAddress else { return }
    unsafe withPointers(sources[...], []) { pointers in unsafe fill(pointers, result) }
  }
  return Tensor(shape: shape, storage: storage)
}

private func withPointers(
  _ sources: ArraySlice<Tensor>, _ pointers: [UnsafePointer<Double>],
  _ body: ([UnsafePointer<Double>]) -> Void
) {
  guard let first = sources.first else { return unsafe body(pointers) }
  unsafe first.storage.withUnsafeBufferPointer { buffer in
    guard let pointer = buffer.baseAddress else { return }
    unsafe withPointers(sources.dropFirst(), pointers + [pointer], body)
  }
}
