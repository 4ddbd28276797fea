public import NumericalDifferentiation
public import Tensors

extension Contracts {
  /// The call leaves its arguments as they are, to the last bit.
  ///
  /// - Parameters:
  ///   - arguments: what is passed, with their names for the sentence.
  ///   - call: runs the function on the arguments, which it may hand over as `inout`.
  public static func noMutation(
    of arguments: [NamedTensor], during call: (inout [Tensor]) throws -> Void
  ) rethrows -> String? {
    var values = arguments.map(\.value)
    try call(&values)
    guard values.count == arguments.count else {
      return "The call changes the number of its arguments from \(arguments.count) to \(values.count)."
    }
    return mutation(from: arguments, to: zip(arguments, values).map { NamedTensor($0.name, $1) })
  }

  /// The call leaves what an object holds, such as the parameters of a layer, as it is, to the last bit.
  ///
  /// - Parameters:
  ///   - state: reads the tensors that must not change, in one order; it is called before and after.
  ///   - call: runs the function under test.
  public static func noMutation(
    reading state: () throws -> [NamedTensor], during call: () throws -> Void
  ) rethrows -> String? {
    let before = try state()
    try call()
    let after = try state()
    guard before.map(\.name) == after.map(\.name) else {
      return "The call changes which tensors there are: before \(names(before)), afterwards \(names(after))."
    }
    return mutation(from: before, to: after)
  }

  private static func mutation(from before: [NamedTensor], to after: [NamedTensor]) -> String? {
    for (old, new) in zip(before, after) where !old.value.hasSameBits(as: new.value) {
      guard old.value.shape == new.value.shape else {
        return "The call changes the shape of `\(old.name)` from \(old.value.shape) to \(new.value.shape)."
      }
      let bits = zip(old.value.storage, new.value.storage).map { $0.bitPattern != $1.bitPattern }
      guard let offset = bits.firstIndex(of: true) else { continue }
      return "The call changes `\(old.name)`: \(place(offset, old.value)) before, "
        + "\(new.value.storage[offset]) afterwards (\(bits.count { $0 }) of \(bits.count) entries differ). "
        + "Work on a copy."
    }
    return nil
  }

  private static func names(_ tensors: [NamedTensor]) -> String {
    tensors.isEmpty ? "none" : tensors.map { "`\($0.name)`" }.joined(separator: ", ")
  }
}
