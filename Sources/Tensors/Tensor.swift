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
    require(shape.allSatisfy { $0 >= 0 }, "shape \(shape) has a negative length")
    require(
      storage.count == elementCount(of: shape),
      "shape \(shape) needs \(counted(elementCount(of: shape), "element")), not \(storage.count)")
    self.shape = shape
    elements = storage
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

/// The product of the lengths; 1 for `[]`. Traps when it exceeds `Int.max`.
func elementCount(of shape: [Int]) -> Int {
  var product = 1
  for length in shape {
    let (partial, overflow) = product.multipliedReportingOverflow(by: length)
    require(!overflow, "shape \(shape) has more elements than memory can hold")
    product = partial
  }
  return product
}

extension Tensor: Equatable {
  /// Whether shapes and elements are equal. NaN differs from NaN, even within one and the same tensor, and
  /// −0 equals +0; see ``hasSameBits(as:)``.
  public static func == (lhs: Tensor, rhs: Tensor) -> Bool {
    guard lhs.shape == rhs.shape else { return false }
    return unsafe lhs.storage.withUnsafeBufferPointer { x in
      unsafe rhs.storage.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return true }
        return unsafe cAllEqual(x, y, lhs.count) == 1
      }
    }
  }

  /// Whether shapes and the elements' bit patterns are equal: NaN equals the same NaN, −0 differs from +0.
  public func hasSameBits(as other: Tensor) -> Bool {
    shape == other.shape && zip(storage, other.storage).allSatisfy { $0.bitPattern == $1.bitPattern }
  }
}
