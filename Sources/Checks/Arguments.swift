public import GradientCheck
public import Tensors

/// The arguments of a differentiable function, by name.
///
/// ```swift
/// let arguments: Arguments = ["x": x, "weight": w]
/// arguments["weight"]
/// ```
public struct Arguments: ExpressibleByDictionaryLiteral, Sendable {
  /// Names and values, in order.
  public let tensors: [NamedTensor]

  /// Collects arguments of different names.
  public init(_ tensors: [NamedTensor]) { self.tensors = tensors }

  /// Collects arguments of different names, all of which are differentiated by.
  public init(dictionaryLiteral elements: (String, Tensor)...) {
    self.init(elements.map { NamedTensor($0, $1) })
  }

  /// The value of an argument; traps when there is none of this name.
  public subscript(name: String) -> Tensor {
    guard let tensor = tensors.first(where: { $0.name == name }) else {
      preconditionFailure("there is no argument `\(name)` among \(tensors.map(\.name))")
    }
    return tensor.value
  }

  /// Those that are differentiated by.
  var moving: [NamedTensor] { tensors.filter { !$0.isConstant } }

  /// The same arguments with other values, in order.
  func replacing(_ values: [Tensor]) -> Arguments {
    Arguments(zip(tensors, values).map { NamedTensor($0.name, $1, isConstant: $0.isConstant) })
  }

  /// The same arguments, with all of them constant but one.
  func constant(but name: String) -> [NamedTensor] {
    tensors.map { NamedTensor($0.name, $0.value, isConstant: $0.name != name) }
  }
}
