// Arithmetic is elementwise, with broadcasting, in IEEE 754 double precision: no operation traps on a value
// (1/0 is infinite, 0/0 is NaN). Shapes that do not broadcast trap.

extension Tensor {
  /// The elementwise sum, after broadcasting.
  public static func + (lhs: Tensor, rhs: Tensor) -> Tensor { apply(.add, lhs, rhs) }

  /// The sum of every element and a number.
  public static func + (lhs: Tensor, rhs: Double) -> Tensor { apply(.add, lhs, rhs) }

  /// The sum of a number and every element.
  public static func + (lhs: Double, rhs: Tensor) -> Tensor { apply(.add, lhs, rhs) }

  /// Replaces `lhs` by `lhs + rhs`. Traps unless `rhs` broadcasts to the shape of `lhs`.
  public static func += (lhs: inout Tensor, rhs: Tensor) { lhs.applyInPlace(.add, rhs) }

  /// Replaces every element by `element + rhs`.
  public static func += (lhs: inout Tensor, rhs: Double) { lhs.applyInPlace(.add, rhs) }

  /// The elementwise difference, after broadcasting.
  public static func - (lhs: Tensor, rhs: Tensor) -> Tensor { apply(.subtract, lhs, rhs) }

  /// The difference of every element and a number.
  public static func - (lhs: Tensor, rhs: Double) -> Tensor { apply(.subtract, lhs, rhs) }

  /// The difference of a number and every element.
  public static func - (lhs: Double, rhs: Tensor) -> Tensor { apply(.subtract, lhs, rhs) }

  /// Replaces `lhs` by `lhs - rhs`. Traps unless `rhs` broadcasts to the shape of `lhs`.
  public static func -= (lhs: inout Tensor, rhs: Tensor) { lhs.applyInPlace(.subtract, rhs) }

  /// Replaces every element by `element - rhs`.
  public static func -= (lhs: inout Tensor, rhs: Double) { lhs.applyInPlace(.subtract, rhs) }

  /// The elementwise product, after broadcasting.
  public static func * (lhs: Tensor, rhs: Tensor) -> Tensor { apply(.multiply, lhs, rhs) }

  /// The product of every element and a number.
  public static func * (lhs: Tensor, rhs: Double) -> Tensor { apply(.multiply, lhs, rhs) }

  /// The product of a number and every element.
  public static func * (lhs: Double, rhs: Tensor) -> Tensor { apply(.multiply, lhs, rhs) }

  /// Replaces `lhs` by `lhs * rhs`. Traps unless `rhs` broadcasts to the shape of `lhs`.
  public static func *= (lhs: inout Tensor, rhs: Tensor) { lhs.applyInPlace(.multiply, rhs) }

  /// Replaces every element by `element * rhs`.
  public static func *= (lhs: inout Tensor, rhs: Double) { lhs.applyInPlace(.multiply, rhs) }

  /// The elementwise quotient, after broadcasting.
  public static func / (lhs: Tensor, rhs: Tensor) -> Tensor { apply(.divide, lhs, rhs) }

  /// The quotient of every element and a number.
  public static func / (lhs: Tensor, rhs: Double) -> Tensor { apply(.divide, lhs, rhs) }

  /// The quotient of a number and every element.
  public static func / (lhs: Double, rhs: Tensor) -> Tensor { apply(.divide, lhs, rhs) }

  /// Replaces `lhs` by `lhs / rhs`. Traps unless `rhs` broadcasts to the shape of `lhs`.
  public static func /= (lhs: inout Tensor, rhs: Tensor) { lhs.applyInPlace(.divide, rhs) }

  /// Replaces every element by `element / rhs`.
  public static func /= (lhs: inout Tensor, rhs: Double) { lhs.applyInPlace(.divide, rhs) }

  /// Every element with its sign changed.
  public static prefix func - (operand: Tensor) -> Tensor { operand.mapped(.negate) }
}
