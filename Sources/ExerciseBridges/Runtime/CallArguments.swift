import Tensors
public import WorkerProtocol

/// The arguments of a call that came in, by position.
public struct CallArguments {
  private let values: [WireValue]

  /// The arguments as trees.
  public init(_ values: [WireValue]) {
    self.values = values
  }

  /// An argument as a tree.
  ///
  /// - Throws: `WireMismatch` if there are not so many.
  public func tree(_ index: Int) throws -> WireValue {
    guard values.indices.contains(index) else {
      throw WireMismatch(expected: "an argument \(index)", found: counted(values.count, "argument"))
    }
    return values[index]
  }

  /// An argument of the type that the context asks for.
  ///
  /// - Throws: `WireMismatch` if there are not so many or it has another structure.
  public func value<Value: WireRepresentable>(_ index: Int) throws -> Value {
    try tree(index).decoded()
  }
}
