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

  /// Another order, at random, of the entries of input and result along an axis, a negative one counted from the end; the same for
  /// all tensors that are as long there.
  public static func permutation<Source: RandomSource>(axis: Int, using source: inout Source) -> Symmetry {
    let seed = source.next()
    return Symmetry("a permutation along axis \(axis)") { tensor in
      var random = SplitMix64(seed: seed)
      let length = tensor.shape[axis < 0 ? axis + tensor.rank : axis]
      return tensor.take(axis: axis, at: random.reordering(length))
    }
  }

  /// A rotation of input and result by 90° in the plane of their last two axes.
  public static var rotation: Symmetry { Symmetry("a rotation by 90°") { $0.rot90() } }

  /// The same with a result that stays as it is.
  public var leavingTheResult: Symmetry { Symmetry(name, onInput: onInput) { $0 } }
}
