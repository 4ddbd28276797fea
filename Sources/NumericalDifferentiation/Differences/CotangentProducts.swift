package import Tensors

/// Products of a function's results with cotangents: `⟨g_k, y − y₀⟩`.
package struct CotangentProducts {
  let cotangents: [[Double]]
  let origin: Tensor
  /// `‖g_k ∘ y₀‖`: the size of the numbers whose round-off blurs a product.
  package let magnitudes: [Double]

  /// - Parameters:
  ///   - cotangents: each shaped like the result.
  ///   - origin: the result y₀ at the point.
  package init(_ cotangents: [Tensor], origin: Tensor) {
    self.cotangents = cotangents.map(\.storage)
    self.origin = origin
    magnitudes = cotangents.map { g in
      euclideanNorm(zip(g.storage, origin.storage).map { $0 * $1 })
    }
  }

  /// One product per cotangent; NaN when the result has another shape.
  package func increments(of result: Tensor) -> [Double] {
    guard result.shape == origin.shape else { return cotangents.map { _ in .nan } }
    return cotangents.map { Self.product($0, result.storage, origin.storage) }
  }

  /// `⟨g, a − b⟩`.
  static func product(_ g: [Double], _ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in g.indices { sum += g[index] * (a[index] - b[index]) }
    return sum
  }
}
