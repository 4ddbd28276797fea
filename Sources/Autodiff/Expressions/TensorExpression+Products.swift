import Tensors

extension TensorExpression {
  /// The matrix product: (n, k) and (k, m) give (n, m), Cᵢⱼ = Σₗ Aᵢₗ Bₗⱼ.
  ///
  /// Vectors and leading batch axes as in `Tensors.matmul`: a vector on the left counts as one row, on the right as one
  /// column, and that axis is dropped again; batch axes are broadcast. Traps when shapes do not fit.
  public func matmul(_ other: Self) -> Self {
    require(
      rank > 0 && other.rank > 0, "matmul needs vectors or matrices, not shapes \(shape) and \(other.shape)")
    switch (rank, other.rank) {
    case (1, 1): return expanded(axis: 0).matmul(other.expanded(axis: 1)).reshaped([])
    case (1, _): return expanded(axis: 0).matmul(other).squeezed(axis: -2)
    case (_, 1): return matmul(other.expanded(axis: 1)).squeezed(axis: -1)
    default: return matmul(other, transposed: (false, false))
    }
  }

  /// The product of matrices, or of their transposes where `transposed` says so.
  func matmul(_ other: Self, transposed: (left: Bool, right: Bool)) -> Self {
    applying(
      .product(
        MatrixProduct(leftIsTransposed: transposed.left, rightIsTransposed: transposed.right)), other)
  }
}
