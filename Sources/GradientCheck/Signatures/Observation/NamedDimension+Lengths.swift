import Tensors

extension NamedDimension {
  /// The lengths above 2 of all axes of a function's arguments and result, each called by the axes that have it: “entries along
  /// axis 0 of x and axis 1 of the result”.
  ///
  /// - Parameters:
  ///   - arguments: the function's arguments.
  ///   - result: the shape of its result.
  ///   - known: sizes that have a better name; they come first, and are not named again.
  public static func lengths(
    of arguments: [NamedTensor], result: [Int], besides known: [NamedDimension] = []
  ) -> [NamedDimension] {
    let tensors = arguments.map { ("`\($0.name)`", $0.value.shape) } + [("the result", result)]
    var places: [Int: [String]] = [:]
    for (name, shape) in tensors {
      for (axis, length) in shape.enumerated()
      where length > 2 && !known.contains(where: { $0.size == length }) {
        places[length, default: []].append("axis \(axis) of \(name)")
      }
    }
    return known
      + places.sorted { $0.key < $1.key }.map { length, axes in
        NamedDimension(
          "entries along \(axes.prefix(3).joined(separator: " and "))", length, isAnyLength: true)
      }
  }
}
