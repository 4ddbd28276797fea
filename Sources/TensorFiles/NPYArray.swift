public import Tensors

/// An array as NumPy stores it in an `.npy` file: a shape, an element type and the elements in row-major order.
public struct NPYArray: Sendable, Equatable {
  /// The element types of arrays in memory and of files that are written; files of other numeric types are read too.
  public enum Kind: String, Sendable, CaseIterable {
    case float64 = "<f8"
    case float32 = "<f4"
    case int64 = "<i8"

    /// NumPy's name of the type.
    public var name: String {
      switch self {
      case .float64: "float64"
      case .float32: "float32"
      case .int64: "int64"
      }
    }
  }

  /// The elements in row-major order.
  public enum Values: Sendable, Equatable {
    case float64([Double])
    case float32([Float])
    case int64([Int64])

    /// The number of elements.
    public var count: Int {
      switch self {
      case .float64(let elements): elements.count
      case .float32(let elements): elements.count
      case .int64(let elements): elements.count
      }
    }
  }

  /// The length of each axis, outermost first; `[]` for a scalar.
  public let shape: [Int]
  /// The elements.
  public let values: Values

  /// Creates an array. Traps when a length is negative or the product of the lengths is not the number of
  /// elements.
  public init(shape: [Int], values: Values) {
    precondition(
      NPYHeader.elementCount(of: shape) == values.count,
      "an array of shape \(shape) does not have \(values.count) elements")
    self.shape = shape
    self.values = values
  }

  /// A tensor as an array of float64.
  public init(_ tensor: Tensor) {
    self.init(shape: tensor.shape, values: .float64(tensor.storage))
  }

  /// Whole numbers as a vector of int64.
  public init(_ integers: [Int]) {
    self.init(shape: [integers.count], values: .int64(integers.map(Int64.init)))
  }

  /// The element type.
  public var kind: Kind {
    switch values {
    case .float64: .float64
    case .float32: .float32
    case .int64: .int64
    }
  }

  /// The array as a tensor of the same shape. An int64 beyond ±2⁵³ is rounded to the nearest double.
  public var tensor: Tensor {
    switch values {
    case .float64(let elements): Tensor(shape: shape, storage: elements)
    case .float32(let elements): Tensor(shape: shape, storage: elements.map(Double.init))
    case .int64(let elements): Tensor(shape: shape, storage: elements.map(Double.init))
    }
  }

  /// The first int64 that no double holds exactly, so that ``tensor`` rounds it; `nil` where there is none.
  public var firstRounded: Int64? {
    guard case .int64(let elements) = values else { return nil }
    return elements.first { Int64(exactly: Double($0)) != $0 }
  }

  /// The elements as whole numbers in row-major order; `nil` when one is fractional, not finite or too large.
  public var integers: [Int]? {
    func exact(_ elements: [Double]) -> [Int]? {
      let whole = elements.compactMap(Int.init(exactly:))
      return whole.count == elements.count ? whole : nil
    }
    return switch values {
    case .float64(let elements): exact(elements)
    case .float32(let elements): exact(elements.map(Double.init))
    case .int64(let elements): elements.map(Int.init)
    }
  }
}
