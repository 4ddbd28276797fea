/// An elementwise operation on two operands.
enum BinaryOperation {
  case add, subtract, multiply, divide, maximum, minimum, pow
  case equal, notEqual, less, lessOrEqual

  /// The loop that carries it out.
  var kernel: BinaryKernel {
    switch self {
    case .add: unsafe cAdd
    case .subtract: unsafe cSubtract
    case .multiply: unsafe cMultiply
    case .divide: unsafe cDivide
    case .maximum: unsafe cMaximum
    case .minimum: unsafe cMinimum
    case .pow: unsafe cPow
    case .equal: unsafe cEqual
    case .notEqual: unsafe cNotEqual
    case .less: unsafe cLess
    case .lessOrEqual: unsafe cLessOrEqual
    }
  }
}

/// A function of one element.
enum UnaryOperation {
  case exp, log, tanh, negate, abs, sqrt, floor, sign, sin, cos, expm1, log1p

  /// The loop that carries it out.
  var kernel: UnaryKernel {
    switch self {
    case .exp: unsafe cExp
    case .log: unsafe cLog
    case .tanh: unsafe cTanh
    case .negate: unsafe cNegate
    case .abs: unsafe cAbs
    case .sqrt: unsafe cSqrt
    case .floor: unsafe cFloor
    case .sign: unsafe cSign
    case .sin: unsafe cSin
    case .cos: unsafe cCos
    case .expm1: unsafe cExpm1
    case .log1p: unsafe cLog1p
    }
  }
}
