public import Tensors

/// A size that a wrong constant may equal, such as the number of rows of the batch.
public struct NamedDimension: Sendable, Equatable {
  /// How a sentence calls it, such as `rows of the batch`: “9 is the number of rows of the batch”.
  public let name: String
  /// The size; at least 1.
  public let size: Int
  /// Whether it is some axis' length, of which nobody said that it matters: twice or half of it, and its quotient with
  /// another, explain nothing.
  let isAnyLength: Bool

  /// Names a size.
  public init(_ name: String, _ size: Int) {
    self.init(name, size, isAnyLength: false)
  }

  init(_ name: String, _ size: Int, isAnyLength: Bool) {
    self.name = name
    self.size = size
    self.isAnyLength = isAnyLength
  }
}

/// A tensor that a wrong gradient may be built from: a pre-activation, the softmax, a mask, the labels.
public struct RelatedTensor: Sendable, Equatable {
  /// How a sentence calls it, such as `the softmax`.
  public let name: String
  /// Shaped like the gradient, or broadcast to it, or with one value for each index of its first axes.
  public let value: Tensor

  /// Names a tensor.
  public init(_ name: String, _ value: Tensor) {
    self.name = name
    self.value = value
  }
}
