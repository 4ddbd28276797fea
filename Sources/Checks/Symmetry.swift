public import Tensors

/// A change of a function's input, and the change of the result that follows from it.
public struct Symmetry {
  /// What is done to the input, such as `a shift by 2 along axis 3`.
  public let name: String
  let onInput: (Tensor) -> Tensor
  let onResult: (Tensor) -> Tensor

  /// Describes a symmetry.
  ///
  /// - Parameter onResult: what happens to the result; the same as to the input unless given.
  public init(
    _ name: String, onInput: @escaping (Tensor) -> Tensor, onResult: ((Tensor) -> Tensor)? = nil
  ) {
    self.name = name
    self.onInput = onInput
    self.onResult = onResult ?? onInput
  }

  /// A cyclic shift of input and result along an axis, a negative one counted from the end.
  public static func shift(by places: Int, axis: Int) -> Symmetry {
    Symmetry("a shift by \(places) along axis \(axis)") { $0.rolled(by: places, axis: axis) }
  }

  /// Another order of the entries of input and result along an axis, a negative one counted from the end.
  public static func permutation(_ order: [Int], axis: Int) -> Symmetry {
    Symmetry("a permutation along axis \(axis)") { $0.take(axis: axis, at: order) }
  }

  /// A rotation of input and result by 90° in the plane of their last two axes.
  public static var rotation: Symmetry { Symmetry("a rotation by 90°") { $0.rot90() } }

  /// The same with a result that stays as it is.
  public var leavingTheResult: Symmetry { Symmetry(name, onInput: onInput) { $0 } }
}
