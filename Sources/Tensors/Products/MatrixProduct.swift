/// The matrix product, as NumPy's `matmul`, by OpenBLAS on one thread.
///
/// - (n, k) and (k, m) give (n, m): Cᵢⱼ = Σₗ Aᵢₗ Bₗⱼ; for k = 0, zeros.
/// - A vector on the left counts as one row, on the right as one column, and that axis is dropped again:
///   (k) and (k, m) give (m); (n, k) and (k) give (n); (k) and (k) give a scalar.
/// - Leading axes are a batch, and are broadcast: (b, 1, n, k) and (c, k, m) give (b, c, n, m).
///
/// Traps when the inner lengths differ, the batch axes do not broadcast, or an operand is a scalar. Results
/// are reproducible on one kind of processor; OpenBLAS orders sums differently on another.
public func matmul(_ a: Tensor, _ b: Tensor) -> Tensor { matmul(a, b, transposed: (false, false)) }

/// The product of the matrices or, where `transposed` says so, of their transposes, which are not copied.
///
/// A vector cannot be transposed; otherwise as ``matmul(_:_:)``.
package func matmul(_ a: Tensor, _ b: Tensor, transposed: (a: Bool, b: Bool)) -> Tensor {
  require(a.rank > 0 && b.rank > 0, "matmul needs vectors or matrices, not shapes \(a.shape) and \(b.shape)")
  require(
    (a.rank > 1 || !transposed.a) && (b.rank > 1 || !transposed.b), "matmul cannot transpose a vector")
  let left = a.rank == 1 ? [1] + a.shape : a.shape
  let right = b.rank == 1 ? b.shape + [1] : b.shape
  let (m, n) = (left.count, right.count)
  let (rows, inner) = transposed.a ? (left[m - 1], left[m - 2]) : (left[m - 2], left[m - 1])
  let (otherInner, columns) = transposed.b ? (right[n - 1], right[n - 2]) : (right[n - 2], right[n - 1])
  require(
    inner == otherInner,
    "matmul of shapes \(a.shape) and \(b.shape): the inner lengths are \(inner) and \(otherInner)")
  let (leftBatch, rightBatch) = (Array(left.dropLast(2)), Array(right.dropLast(2)))
  let batch = broadcastShape(
    leftBatch, rightBatch, named: "matmul of shapes \(a.shape) and \(b.shape): batch shapes")
  var shape = batch
  if a.rank > 1 { shape.append(rows) }
  if b.rank > 1 { shape.append(columns) }
  guard inner > 0 else { return .zeros(shape) }
  require(Swift.max(rows, inner, columns) <= Int(Int32.max), "matmul of a matrix with an axis beyond 2^31")
  let (x, y) = (a.storage, b.storage)
  return Tensor(shape: shape) { z in
    guard !z.isEmpty else { return }
    if batch.isEmpty {
      return multiply(x.span, y.span, transposed: transposed, to: &z, at: 0..<z.count, inner: inner)
    }
    var (xWalk, yWalk) = (walk(leftBatch, rows * inner), walk(rightBatch, inner * columns))
    for start in stride(from: 0, to: z.count, by: rows * columns) {
      multiply(
        x.span.extracting(xWalk.position..<xWalk.position + rows * inner),
        y.span.extracting(yWalk.position..<yWalk.position + inner * columns),
        transposed: transposed, to: &z, at: start..<start + rows * columns, inner: inner)
      xWalk.advance()
      yWalk.advance()
    }
  }

  /// Where the matrices of an operand begin, for each index of the batch.
  func walk(_ shape: [Int], _ size: Int) -> StridedWalk {
    StridedWalk(lengths: batch, strides: broadcastStrides(shape, to: batch).map { $0 * size })
  }
}
