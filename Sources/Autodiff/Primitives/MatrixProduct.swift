import Tensors

/// C = op(A) op(B), where op transposes or not: (…, n, k) and (…, k, m) give (…, n, m). Batch axes are broadcast.
struct MatrixProduct: Hashable, CustomStringConvertible {
  var leftIsTransposed = false
  var rightIsTransposed = false

  var description: String { "matmul" }

  func shape(_ a: [Int], _ b: [Int]) -> [Int] {
    let (left, right) = (matrix(a, leftIsTransposed), matrix(b, rightIsTransposed))
    require(
      left.columns == right.rows,
      "matmul of shapes \(a) and \(b): the inner lengths are \(left.columns) and \(right.rows)")
    return broadcastShape(Array(a.dropLast(2)), Array(b.dropLast(2))) + [left.rows, right.columns]
  }

  func evaluate(_ a: Tensor, _ b: Tensor) -> Tensor {
    Tensors.matmul(a, b, transposed: (leftIsTransposed, rightIsTransposed))
  }

  /// ∂A = g Bᵀ and ∂B = Aᵀ g; the transposes of these where an operand is transposed. No matrix is copied.
  func pullBack<E>(_ p: inout Pullback<E>) {
    let (g, a, b) = (p.cotangent, p.x, p.y)
    let (left, right) = (leftIsTransposed, rightIsTransposed)
    p.give(
      (left ? b.matmul(g, transposed: (right, true)) : g.matmul(b, transposed: (false, !right)))
        .summed(to: a.shape), to: 0)
    p.give(
      (right ? g.matmul(a, transposed: (true, left)) : a.matmul(g, transposed: (!left, false)))
        .summed(to: b.shape), to: 1)
  }

  private func matrix(_ shape: [Int], _ isTransposed: Bool) -> (rows: Int, columns: Int) {
    let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
    return isTransposed ? (columns, rows) : (rows, columns)
  }
}
