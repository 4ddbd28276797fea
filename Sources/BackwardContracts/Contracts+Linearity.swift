public import Tensors

extension Contracts {
  /// Linearity in the cotangent: `v(αg₁ + g₂) = αv(g₁) + v(g₂)`, for the arguments' gradients `v`.
  ///
  /// A backward function that ignores its cotangent, or clips it, fails.
  ///
  /// - Parameters:
  ///   - first: g₁, shaped like the result, random.
  ///   - second: g₂, likewise.
  ///   - factor: α; not 0 or 1.
  ///   - pullback: the gradients of all arguments for a cotangent.
  public static func linearity(
    of pullback: (Tensor) throws -> [Tensor], _ first: Tensor, _ second: Tensor, factor: Double = -2.5
  ) rethrows -> String? {
    let combined = Tensor(
      shape: first.shape,
      storage: zip(first.storage, second.storage).map { factor * $0 + $1 })
    let (left, right) = (try pullback(first), try pullback(second))
    let together = try pullback(combined)
    guard left.map(\.shape) == right.map(\.shape), left.map(\.shape) == together.map(\.shape) else {
      return "The shapes of the gradients depend on the values of the upstream gradient."
    }
    for index in together.indices {
      let sum = zip(left[index].storage, right[index].storage).map { factor * $0 + $1 }
      let terms = zip(left[index].storage, right[index].storage).map { abs(factor * $0) + abs($1) }
      let size = terms.max() ?? 0
      for offset in sum.indices {
        // Not `>`, so that a NaN fails.
        if abs(together[index].storage[offset] - sum[offset]) <= 1e-9 * size { continue }
        return "The gradient is not linear in the upstream gradient: for \(factor)·g₁ + g₂ it is "
          + "\(place(offset, together, index)), but \(factor)·(that for g₁) + (that for g₂) is \(sum[offset])."
      }
    }
    return nil
  }

  /// A cotangent of zeros gives gradients of zeros: `v(0) = 0`.
  ///
  /// - Parameters:
  ///   - pullback: returns one gradient per argument.
  ///   - shape: of the function's result.
  public static func zeroAtZero(
    of pullback: (Tensor) throws -> [Tensor], resultShape shape: [Int]
  ) rethrows -> String? {
    let gradients = try pullback(.zeros(shape))
    for index in gradients.indices {
      for offset in gradients[index].storage.indices where gradients[index].storage[offset] != 0 {
        return "For an upstream gradient of zeros the gradient must be zero, but it is "
          + "\(place(offset, gradients, index))."
      }
    }
    return nil
  }
}
