/// The scalar product Σᵢ aᵢ bᵢ of two vectors of one length. Traps for other shapes.
///
/// The products are added pairwise: the rounding error grows with the logarithm of the length. 0 when empty.
public func dot(_ a: Tensor, _ b: Tensor) -> Double {
  require(
    a.rank == 1 && a.shape == b.shape,
    "dot needs two vectors of one length, not shapes \(a.shape) and \(b.shape); use matmul for matrices")
  return (a * b).sum()
}

/// The outer product of two vectors: (n) and (m) give (n, m), Cᵢⱼ = aᵢ bⱼ. Traps for other ranks.
public func outer(_ a: Tensor, _ b: Tensor) -> Tensor {
  require(
    a.rank == 1 && b.rank == 1, "outer needs two vectors, not shapes \(a.shape) and \(b.shape)")
  return a.expanded(axis: 1) * b
}

extension Tensor {
  /// The Euclidean norm √Σx² of all elements; 0 when empty. Overflows when a square does.
  public func norm() -> Double { (self * self).sum().squareRoot() }
}
