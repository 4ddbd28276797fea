public import Tensors

/// What cases are put at; its label ends theirs.
public protocol Labelled {
  /// What tells it from others, such as a size.
  var label: String { get }
}

extension Tensor: Labelled {
  /// The shape, see ``Checks/label(of:)``.
  public var label: String { Checks.label(of: shape) }
}
