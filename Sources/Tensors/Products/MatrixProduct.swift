/// The matrix product, as NumPy's `matmul`, by OpenBLAS on one thread.
///
/// - (n, k) and (k, m) give (n, m): Cᵢⱼ = Σₗ Aᵢₗ Bₗⱼ; for k = 0, zeros.
/// - A vector on the left counts as one row, on the right as one column, and that axis is dropped again:
///   (k) and (k, m) give (m); (n, k) and (k) give (n); (k) and (k) give a scalar.
/// - Leading axes are a batch, and are broadcast: (b, 1, n, k) and (c, k, m) give (b, c, n, m).
///
/// Traps when the inner lengths differ, the batch axes do not broadcast, or an operand is a scalar. Results
/// are reproducible on one kind of processor; OpenBLAS orders sums differently on another.
public func matmul(_ a: Tensor, _ b: Tensor) -> Tensor {
  require(a.rank > 0 && b.rank > 0, "matmul needs vectors or matrices, not shapes \(a.shape) and \(b.shape)")
  let left = a.rank == 1 ? [1] + a.shape : a.shape
  let right = b.rank == 1 ? b.shape + [1] : b.shape
  let (rows, inner, columns) = (left[left.count - 2], left[left.count - 1], right[right.count - 1])
  require(
    inner == right[right.count - 2],
    "matmul of shapes \(a.shape) and \(b.shape): the inner lengths are \(inner) and \(right[right.count - 2])"
  )
  let (leftBatch, rightBatch) = (Array(left.dropLast(2)), Array(right.dropLast(2)))
  let batch = broadcastShape(
    leftBatch, rightBatch, named: "matmul of shapes \(a.shape) and \(b.shape): batch shapes")
  let product = batchedProduct(
    a.storage, b.storage, batch: batch,
    strides: (
      broadcastStrides(leftBatch, to: batch).map { $0 * rows * inner },
      broadcastStrides(rightBatch, to: batch).map { $0 * inner * columns }
    ),
    rows: rows, inner: inner, columns: columns)
  var shape = batch
  if a.rank > 1 { shape.append(rows) }
  if b.rank > 1 { shape.append(columns) }
  return Tensor(shape: shape, storage: product)
}

/// The products of the matrices that start at the positions given by an index of `batch` and the strides.
private func batchedProduct(
  _ a: [Double], _ b: [Double], batch: [Int], strides: (a: [Int], b: [Int]), rows: Int, inner: Int,
  columns: Int
) -> [Double] {
  let size = rows * columns
  let total = elementCount(of: batch) * size
  guard total > 0, inner > 0 else { return Array(repeating: 0, count: total) }
  require(Swift.max(rows, inner, columns) <= Int(Int32.max), "matmul of a matrix with an axis beyond 2^31")
  return unsafe [Double](unsafeUninitializedCapacity: total) { buffer, initialized in
    initialized = total
    unsafe a.withUnsafeBufferPointer { a in
      unsafe b.withUnsafeBufferPointer { b in
        guard let a = a.baseAddress, let b = b.baseAddress, let c = buffer.baseAddress
        else { return }
        var aWalk = StridedWalk(lengths: batch, strides: strides.a)
        var bWalk = StridedWalk(lengths: batch, strides: strides.b)
        for start in stride(from: 0, to: total, by: size) {
          unsafe cMatmul(
            a + aWalk.position, b + bWalk.position, c + start, Int32(rows), Int32(inner), Int32(columns))
          aWalk.advance()
          bWalk.advance()
        }
      }
    }
  }
}
