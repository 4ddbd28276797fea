// The raw values are those of Sources/CVectorMath/include/CVectorMath.h.

/// An elementwise operation on two operands.
enum BinaryOperation: Int32 {
  case add = 0
  case subtract = 1
  case multiply = 2
  case divide = 3
  case maximum = 4
  case minimum = 5
  case pow = 6
  case equal = 7
  case notEqual = 8
  case less = 9
  case lessOrEqual = 10
}

/// A function of one element.
enum UnaryOperation: Int32 {
  case exp = 0
  case log = 1
  case tanh = 2
  case negate = 3
  case abs = 4
  case sqrt = 5
  case floor = 6
  case sign = 7
  case sin = 8
  case cos = 9
  case expm1 = 10
  case log1p = 11
}

/// A number made of many.
enum Reduction: Int32 {
  case sum = 0
  case maximum = 1
  case minimum = 2
}
