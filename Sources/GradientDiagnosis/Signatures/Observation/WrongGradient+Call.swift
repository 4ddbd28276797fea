public import NumericalDifferentiation
public import Tensors

extension WrongGradient {
  /// Adds what the call itself shows: the cotangent unless the result is a scalar, the other arguments as related
  /// tensors, and the lengths of all axes.
  ///
  /// - Parameters:
  ///   - arguments: the function's arguments, this one among them.
  ///   - cotangent: shaped like the result.
  ///   - known: names of sizes; lengths without one are called by the axes that have them, such as “entries along
  ///     axis 0 of x and axis 1 of the result”.
  public mutating func describeCall(
    at arguments: [NamedTensor], cotangent: Tensor, dimensions known: [NamedDimension] = []
  ) {
    if !cotangent.shape.isEmpty { self.cotangent = cotangent }
    related = arguments.filter { $0.name != argument.name }.map { RelatedTensor("`\($0.name)`", $0.value) }
    let tensors = arguments.map { ("`\($0.name)`", $0.value.shape) } + [("the result", cotangent.shape)]
    var places: [Int: [String]] = [:]
    for (name, shape) in tensors {
      // A factor 2 has more likely reasons than an axis of that length.
      for (axis, length) in shape.enumerated()
      where length > 2 && !known.contains(where: { $0.size == length }) {
        places[length, default: []].append("axis \(axis) of \(name)")
      }
    }
    let lengths = places.sorted { $0.key < $1.key }.map { length, axes in
      NamedDimension(
        "entries along \(axes.prefix(3).joined(separator: " and "))", length, isAnyLength: true)
    }
    dimensions = known + lengths
  }
}
