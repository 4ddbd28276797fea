// Arithmetic is elementwise, with broadcasting; gradients are summed back to the operands' shapes. Shapes that do not
// broadcast trap.

extension TensorExpression {
  /// The elementwise sum, after broadcasting.
  public static func + (lhs: Self, rhs: Self) -> Self { lhs.applying(.arithmetic(.add), rhs) }

  /// The sum of every element and a number.
  public static func + (lhs: Self, rhs: Double) -> Self { lhs.applying(.function(.plus(rhs))) }

  /// The sum of a number and every element.
  public static func + (lhs: Double, rhs: Self) -> Self { rhs + lhs }

  /// The elementwise difference, after broadcasting.
  public static func - (lhs: Self, rhs: Self) -> Self { lhs.applying(.arithmetic(.subtract), rhs) }

  /// The difference of every element and a number.
  public static func - (lhs: Self, rhs: Double) -> Self { lhs + -rhs }

  /// The difference of a number and every element.
  public static func - (lhs: Double, rhs: Self) -> Self { -rhs + lhs }

  /// The elementwise product, after broadcasting.
  public static func * (lhs: Self, rhs: Self) -> Self { lhs.applying(.arithmetic(.multiply), rhs) }

  /// The product of every element and a number.
  public static func * (lhs: Self, rhs: Double) -> Self { lhs.applying(.function(.times(rhs))) }

  /// The product of a number and every element.
  public static func * (lhs: Double, rhs: Self) -> Self { rhs * lhs }

  /// The elementwise quotient, after broadcasting.
  public static func / (lhs: Self, rhs: Self) -> Self { lhs.applying(.arithmetic(.divide), rhs) }

  /// The quotient of every element and a number.
  public static func / (lhs: Self, rhs: Double) -> Self { lhs.applying(.function(.dividedBy(rhs))) }

  /// The quotient of a number and every element.
  public static func / (lhs: Double, rhs: Self) -> Self { rhs.applying(.function(.dividing(lhs))) }

  /// Every element with its sign changed.
  public static prefix func - (operand: Self) -> Self { operand.applying(.function(.negate)) }
}

/// The larger of each two elements, after broadcasting; of equal ones each gets half of the gradient.
public func maximum<E: TensorExpression>(_ x: E, _ y: E) -> E { x.applying(.arithmetic(.maximum), y) }

/// The smaller of each two elements, after broadcasting; of equal ones each gets half of the gradient.
public func minimum<E: TensorExpression>(_ x: E, _ y: E) -> E { x.applying(.arithmetic(.minimum), y) }
