/// An n-dimensional array of `Double`s.
///
/// The elements lie in row-major ("C") order: the last index varies fastest. A tensor is a value: a copy
/// shares its elements until one of the two is changed (copy on write).
///
/// - A scalar has shape `[]` and one element; a shape with a 0 in it has none.
/// - NaN follows IEEE 754 in arithmetic and comparisons: NaN is not equal to itself. `max`, `min`, `maximum`,
///   `minimum` and `argmax` propagate NaN, as NumPy does.
/// - Misuse (shapes that do not fit, an index out of bounds) stops the program with a message that names the
///   shapes; nothing in this module throws.
public struct Tensor: Sendable {
  /// The length of each axis, outermost first; none is negative.
  public let shape: [Int]

  /// The elements in row-major order. Traps when their number is changed.
  public var storage: [Double] {
    get { elements }
    // Lends the array itself, so that `t.storage[i] = x` copies nothing.
    _modify {
      let count = elements.count
      defer {
        require(
          elements.count == count,
          "a tensor of shape \(shape) has \(counted(count, "element")), not \(elements.count)")
      }
      yield &elements
    }
  }

  private var elements: [Double]

  /// A tensor of the given shape with the given elements in row-major order.
  ///
  /// Traps when the number of elements is not the product of the lengths, or when a length is negative.
  public init(shape: [Int], storage: [Double]) {
    require(
      storage.count == elementCount(of: shape),
      "shape \(shape) needs \(counted(elementCount(of: shape), "element")), not \(storage.count)")
    self.shape = shape
    elements = storage
  }

  /// Changes elements in place.
  mutating func changeElements(_ change: (inout MutableSpan<Double>) -> Void) {
    var span = elements.mutableSpan
    change(&span)
  }

  /// The number of elements: the product of the lengths, 1 for a scalar.
  public var count: Int { storage.count }

  /// The number of axes, 0 for a scalar.
  public var rank: Int { shape.count }

  /// Whether there are no elements, because some axis has length 0.
  public var isEmpty: Bool { storage.isEmpty }

  /// The only element of a tensor with one element, whatever its rank. Traps when there are more, or none.
  public var scalar: Double {
    require(count == 1, "only a tensor with one element is a scalar; this one has shape \(shape)")
    return storage[0]
  }
}

extension Tensor {
  /// A tensor whose elements `fill` writes, each of them before it is read.
  init(shape: [Int], filledBy fill: (inout MutableSpan<Double>) -> Void) {
    let count = elementCount(of: shape)
    let storage = unsafe [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = count
      var elements = unsafe MutableSpan(_unsafeElements: buffer[..<count])
      fill(&elements)
    }
    self.init(shape: shape, storage: storage)
  }
}

extension Tensor: Equatable {
  /// Whether shapes and elements are equal. NaN differs from NaN, even within one and the same tensor, and
  /// −0 equals +0; see ``hasSameBits(as:)``.
  public static func == (lhs: Tensor, rhs: Tensor) -> Bool {
    guard lhs.shape == rhs.shape else { return false }
    return areEqual(lhs.elements.span, rhs.elements.span)
  }

  /// Whether shapes and the elements' bit patterns are equal: NaN equals the same NaN, −0 differs from +0.
  public func hasSameBits(as other: Tensor) -> Bool {
    shape == other.shape && zip(storage, other.storage).allSatisfy { $0.bitPattern == $1.bitPattern }
  }
}
