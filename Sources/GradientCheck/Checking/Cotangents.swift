import NumericalDifferentiation
import Tensors

/// The cotangents by which the rows of a Jacobian are examined.
struct Cotangents {
  /// Random ones, or one unit vector per result.
  private enum Kind {
    case random([Tensor])
    case units
  }

  private let kind: Kind
  private let origin: Tensor
  /// How many there are.
  let count: Int
  /// Lane k mod 4 of `[r·vectors + ⌊k/4⌋]` is entry r of cotangent k; empty for unit vectors.
  let byResult: [SIMD4<Double>]
  /// `‖g_k ∘ y₀‖`: the size of the numbers whose round-off blurs a product with cotangent k.
  let magnitudes: [Double]

  /// A few random cotangents: `gᵀJ`, which no wrong Jacobian satisfies by chance.
  init(random tensors: [Tensor], origin: Tensor) {
    kind = .random(tensors)
    self.origin = origin
    count = tensors.count
    byResult = origin.storage.indices.flatMap { result in
      stride(from: 0, to: tensors.count, by: 4).map { first in
        var lanes = SIMD4<Double>.zero
        for k in first..<min(first + 4, tensors.count) { lanes[k - first] = tensors[k].storage[result] }
        return lanes
      }
    }
    magnitudes = tensors.map { g in euclideanNorm(zip(g.storage, origin.storage).map { $0 * $1 }) }
  }

  /// One unit vector per result: the whole Jacobian.
  init(unitsFor origin: Tensor) {
    kind = .units
    self.origin = origin
    count = origin.count
    byResult = []
    magnitudes = origin.storage.map(abs)
  }

  /// How many vectors of four hold one number for each cotangent.
  var vectors: Int { (count + 3) / 4 }

  /// Whether each cotangent selects one result.
  var areUnits: Bool { byResult.isEmpty }

  /// A cotangent as a tensor.
  subscript(index: Int) -> Tensor {
    if case .random(let tensors) = kind { return tensors[index] }
    var unit = Tensor.zeros(origin.shape)
    unit.storage[index] = 1
    return unit
  }

  /// The position of the result that a unit cotangent selects; nil for random ones.
  func resultPosition(_ index: Int) -> [Int]? { areUnits ? unravelled(index, in: origin.shape) : nil }
}
