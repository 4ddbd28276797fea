public import Tensors

/// An argument of a function under test: its name, for reports, and its value.
public struct NamedTensor: Sendable, Equatable {
  /// What reports call the argument, such as `weights[0]`.
  public var name: String
  /// The point at which the function is differentiated; any shape.
  public var value: Tensor
  /// Whether the argument stays as it is: labels, indices, a mask. It is not moved, and no gradient by it is looked at.
  public var isConstant: Bool

  /// Names a tensor.
  public init(_ name: String, _ value: Tensor, isConstant: Bool = false) {
    self.name = name
    self.value = value
    self.isConstant = isConstant
  }
}

extension NamedTensor {
  /// Another value of the same kind: `x ∘ (1 − u/16)` with u uniform in [0, 1).
  ///
  /// Every entry keeps its sign and about its size, and comes no nearer to the end of a domain but 0. A constant
  /// stays as it is.
  public func nearby(using random: inout SplitMix64) -> NamedTensor {
    guard !isConstant else { return self }
    return NamedTensor(name, value * (1 - Tensor.uniform(value.shape, using: &random) / 16))
  }
}

/// The position of an entry of a row-major tensor.
///
/// `unravelled(4, in: [2, 3])` is `[1, 1]`. For a scalar (`shape` is empty) the position is `[]`.
///
/// - Parameters:
///   - offset: place in the storage, `0 ..< shape.reduce(1, *)`.
///   - shape: lengths of the axes, none of them 0.
public func unravelled(_ offset: Int, in shape: [Int]) -> [Int] {
  var remainder = offset
  var position = [Int](repeating: 0, count: shape.count)
  for axis in shape.indices.reversed() {
    position[axis] = remainder % shape[axis]
    remainder /= shape[axis]
  }
  return position
}
