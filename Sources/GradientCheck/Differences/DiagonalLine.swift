import Tensors

/// A line through a point that moves every entry by a power of two of about its own size.
///
/// `x(t)ᵢ = xᵢ ± t·2^⌊log₂ max(1, |xᵢ|)⌋`: for `t` a small multiple of a power of two the sum is exact, so that
/// the values of a function on the line show its own round-off and not that of `x(t)`. The signs are those of a
/// fixed sequence; all alike would cancel in functions of differences, such as softmax.
struct DiagonalLine {
  private let origin: Tensor
  private let direction: [Double]

  init(through x: Tensor) {
    origin = x
    var signs = SplitMix64(seed: 0)
    direction = x.storage.map { entry in
      let scale = LineDerivative.scale(of: entry)
      return signs.next() & 1 == 0 ? scale : -scale
    }
  }

  /// The point with parameter `t`.
  func point(_ t: Double) -> Tensor {
    var moved = origin
    for index in direction.indices { moved.storage[index] += t * direction[index] }
    return moved
  }
}
