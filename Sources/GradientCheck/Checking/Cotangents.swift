import Tensors

/// The cotangents by which the rows of a Jacobian are examined.
enum Cotangents {
  /// Random ones: `gᵀJ` for a few g, which no wrong Jacobian satisfies by chance.
  case random([Tensor])
  /// One unit vector per result: the whole Jacobian.
  case units(shape: [Int])

  /// How many there are.
  var count: Int {
    switch self {
    case .random(let tensors): tensors.count
    case .units(let shape): shape.reduce(1, *)
    }
  }

  /// A cotangent as a tensor.
  subscript(index: Int) -> Tensor {
    switch self {
    case .random(let tensors): return tensors[index]
    case .units(let shape):
      var unit = Tensor.zeros(shape)
      unit.storage[index] = 1
      return unit
    }
  }

  /// The position of the result that a unit cotangent selects; nil for random ones.
  func resultPosition(_ index: Int) -> [Int]? {
    guard case .units(let shape) = self else { return nil }
    return unravelled(index, in: shape)
  }
}
