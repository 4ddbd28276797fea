package import Tensors

/// A line through a point that moves every entry by a small odd multiple of about its own size.
///
/// `x(t)ᵢ = xᵢ + t·cᵢ·2^⌊log₂ max(1, |xᵢ|)⌋` with `cᵢ` among ±1, ±3, ±5, ±7 from a fixed sequence: for `t`
/// a small multiple of a power of two the sum is exact, so that the values of a function on the line show
/// its own round-off and not that of `x(t)`. Equal multiples would cancel in functions of differences, such
/// as softmax.
package struct DiagonalLine {
  private let origin: Tensor
  private let direction: [Double]

  package init(through x: Tensor) {
    origin = x
    var random = SplitMix64(seed: 0)
    direction = x.storage.map { entry in
      let multiple = Double(1 + 2 * random.below(4))
      return LineDerivative.scale(of: entry) * (random.below(2) == 0 ? multiple : -multiple)
    }
  }

  /// The point with parameter `t`.
  package func point(_ t: Double) -> Tensor {
    var moved = origin
    for index in direction.indices { moved.storage[index] += t * direction[index] }
    return moved
  }
}
