package import Tensors

/// The product of a function's results with a cotangent: `⟨g, y − y₀⟩`.
package struct CotangentProduct {
  private let cotangent: [Double]
  private let origin: Tensor
  /// `‖g ∘ y₀‖`: the size of the numbers whose round-off blurs the product.
  package let magnitude: Double

  /// - Parameters:
  ///   - cotangent: shaped like the result.
  ///   - origin: the result y₀ at the point.
  package init(_ cotangent: Tensor, origin: Tensor) {
    self.cotangent = cotangent.storage
    self.origin = origin
    magnitude = euclideanNorm(zip(cotangent.storage, origin.storage).map { $0 * $1 })
  }

  /// `⟨g, y − y₀⟩`; NaN when the result has another shape.
  package func increment(of result: Tensor) -> Double {
    guard result.shape == origin.shape else { return .nan }
    let (y, y0) = (result.storage, origin.storage)
    var sum = 0.0
    for index in cotangent.indices { sum += cotangent[index] * (y[index] - y0[index]) }
    return sum
  }
}
