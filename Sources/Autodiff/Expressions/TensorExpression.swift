public import Tensors

/// What is computed with in all three front ends: ``Variable``, ``LazyVariable`` and ``Symbol``.
///
/// Operators and functions are those of `Tensor`, and each adds one operation to the computational graph. Misuse (shapes
/// that do not fit, no such axis) stops the program with a message that names the shapes, as in `Tensors`: at once when
/// the operation is written, in every front end.
///
/// Expressions belong to the task that made them; they are not `Sendable`.
public protocol TensorExpression {
  /// The length of each axis.
  var shape: [Int] { get }

  /// A tensor that no gradient is taken by, to compute with beside this expression.
  func constant(_ value: Tensor) -> Self

  /// The result of an operation on one operand.
  func applying(_ primitive: Primitive) -> Self

  /// The result of an operation on two operands, of which this is the left one.
  func applying(_ primitive: Primitive, _ other: Self) -> Self

  /// The result of an operation on any number of operands, at least one.
  static func applying(_ primitive: Primitive, to operands: [Self]) -> Self
}

extension TensorExpression {
  /// The number of axes, 0 for a scalar.
  public var rank: Int { shape.count }

  /// The same values, of which no gradient is passed on.
  public func detached() -> Self { applying(.function(.detached)) }

  func applying(_ kind: Primitive.Kind) -> Self { applying(Primitive(kind)) }

  func applying(_ kind: Primitive.Kind, _ other: Self) -> Self { applying(Primitive(kind), other) }

  /// The axis counted from the front. Traps when there is no such axis.
  func axis(_ axis: Int) -> Int { axisIndex(axis, in: shape) }

  /// The axes counted from the front, ascending; all of them for nil. Traps when one comes twice.
  func axes(_ axes: [Int]?) -> [Int] {
    guard let axes else { return Array(shape.indices) }
    let indices = axes.map { axis($0) }.sorted()
    require(Set(indices).count == axes.count, "axes \(axes) name one axis of shape \(shape) twice")
    return indices
  }
}
