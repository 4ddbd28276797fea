public import Tensors

extension Tolerance {
  /// For identities between tensors: `1e-10` of the largest entry, so that sums that cancel are not judged
  /// by their own small size.
  public static func identity(scaledTo tensor: Tensor) -> Tolerance {
    let largest = tensor.storage.reduce(0) { Swift.max($0, Swift.abs($1)) }
    return Tolerance(absolute: 1e-10 * largest, relative: 1e-10)
  }
}
