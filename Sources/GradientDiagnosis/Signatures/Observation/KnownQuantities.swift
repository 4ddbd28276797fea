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

/// A number of the exercise that a wrong constant may equal, such as the drop probability.
///
/// For an L2 term give its coefficient in the gradient: λ for the penalty λ/2·‖θ‖², 2λ for λ·‖θ‖².
public struct NamedConstant: Sendable, Equatable {
  /// How a sentence calls it, such as `drop probability`: “0.4 is the drop probability”.
  public let name: String
  /// The number; those that are 0, ±1 or not finite explain nothing.
  public let value: Double

  /// Names a number.
  public init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}

/// A tensor that a wrong gradient may be built from: a pre-activation, the softmax, a mask, the labels.
public struct RelatedTensor: Sendable, Equatable {
  /// How a sentence calls it, such as `the softmax`.
  public let name: String
  /// Shaped like the gradient, or broadcast to it, or with one value for each index of its first axes.
  public let value: Tensor
  /// What to ask when the gradient lacks this tensor, or has it too much: “is the sum term missing”. Without a
  /// question mark.
  public let question: String?

  /// Names a tensor.
  public init(_ name: String, _ value: Tensor, question: String? = nil) {
    self.name = name
    self.value = value
    self.question = question
  }
}

/// Equal parts of an axis that have names, such as the gates of a long short-term memory.
public struct NamedBlocks: Sendable, Equatable {
  /// The axis that is divided.
  public let axis: Int
  /// What the parts are called, in order, such as `input gate`; the axis is divided into as many.
  public let names: [String]

  /// Names the parts of an axis.
  public init(axis: Int, _ names: [String]) {
    self.axis = axis
    self.names = names
  }
}
