import GradientCheck
import Tensors

/// Numbers in [-1, 1) by hashing index and stream with 32-bit integers; cases.py has the same formula.
func uniform(_ shape: [Int], stream: Int, scale: Double = 1) -> Tensor {
  let numbers = (0..<shape.reduce(1, *)).map { index in
    var h = UInt32(truncatingIfNeeded: index + 1 + 1_000_003 * stream) &* 2_654_435_761
    h ^= h >> 15
    h &*= 2_246_822_519
    h ^= h >> 13
    return scale * (Double(h) / 0x1p31 - 1)
  }
  return Tensor(shape: shape, storage: numbers)
}

/// Argument number a is stream a, times `scale`.
func inputs(_ shapes: KeyValuePairs<String, [Int]>, scale: Double = 1) -> [NamedTensor] {
  shapes.enumerated().map { stream, argument in
    NamedTensor(argument.key, uniform(argument.value, stream: stream, scale: scale))
  }
}

/// The classes of 32 rows.
let labels = (0..<32).map { $0 * 7 % 10 }
