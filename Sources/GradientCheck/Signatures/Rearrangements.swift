import Tensors

extension Signature {
  /// `a = nᵀ` for a matrix that is not symmetric.
  static func transposed(_ analytic: Tensor, _ numeric: Tensor) -> Signature? {
    guard numeric.shape.count == 2, analytic.shape == numeric.shape.reversed() else { return nil }
    let (rows, columns) = (numeric.shape[0], numeric.shape[1])
    // The storage of a vector and of its transpose are the same: only the shape is wrong.
    var transpose = numeric.storage
    for row in 0..<rows {
      for column in 0..<columns { transpose[column * rows + row] = numeric.storage[row * columns + column] }
    }
    guard agree(analytic.storage, transpose, relativeTo: numeric.storage) else { return nil }
    return Signature(kind: .transposed, sentence: "This is the transpose of the right gradient.")
  }

  /// `a` is the gradient for a cotangent of ones instead of the given one.
  static func ignoresCotangent(
    _ analytic: Tensor, _ numeric: Tensor, gradientForOnes ones: Tensor
  ) -> Signature? {
    guard ones.shape == analytic.shape, agree(analytic.storage, ones.storage, relativeTo: ones.storage) else {
      return nil
    }
    return Signature(
      kind: .ignoresCotangent,
      sentence: "The upstream gradient is ignored: this is the gradient for an upstream gradient of ones.")
  }
}
