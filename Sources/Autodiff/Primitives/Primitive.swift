import Tensors

/// An operation that a node of a computational graph stands for.
///
/// There are nine families, each with its shapes, its evaluation and its derivative rules in one file. Rules are written
/// in the operators of ``TensorExpression``, so that a gradient is an expression that can be differentiated again.
public struct Primitive: Hashable, CustomStringConvertible {
  enum Kind: Hashable {
    case arithmetic(Arithmetic)
    case function(ElementaryFunction)
    case reduction(Reduction)
    case arrangement(Arrangement)
    case indexing(Indexing)
    case product(MatrixProduct)
    case normalization(Normalization)
    case labelling(Labelling)
    case custom(CustomOperation)
  }

  let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  /// The name that errors and drawings use, such as `matmul`.
  public var description: String {
    switch kind {
    case .arithmetic(let primitive): primitive.rawValue
    case .function(let primitive): primitive.description
    case .reduction(let primitive): primitive.description
    case .arrangement(let primitive): primitive.description
    case .indexing(let primitive): primitive.description
    case .product(let primitive): primitive.description
    case .normalization(let primitive): primitive.function.rawValue
    case .labelling(let primitive): primitive.description
    case .custom(let operation): operation.name
    }
  }

  /// The shape of the result, from the operands' shapes. Traps when these do not fit.
  func shape(_ x: [Int], _ y: [Int]? = nil, _ others: [[Int]] = []) -> [Int] {
    switch kind {
    case .arithmetic: broadcastShape(x, present(y))
    case .function: x
    case .reduction(let primitive): primitive.shape(x)
    case .arrangement(let primitive): primitive.shape(x)
    case .indexing(let primitive): primitive.shape(x, y, others)
    case .product(let primitive): primitive.shape(x, present(y))
    case .normalization(let primitive): primitive.shape(x, mask: y)
    case .labelling(let primitive): primitive.shape(x, y)
    case .custom(let operation): operation.shape(list(x, y, others))
    }
  }

  /// The result. Traps when the operands' shapes do not fit.
  func evaluate(_ x: Tensor, _ y: Tensor? = nil, _ others: [Tensor] = []) -> Tensor {
    switch kind {
    case .arithmetic(let primitive): primitive.evaluate(x, present(y))
    case .function(let primitive): primitive.evaluate(x)
    case .reduction(let primitive): primitive.evaluate(x)
    case .arrangement(let primitive): primitive.evaluate(x)
    case .indexing(let primitive): primitive.evaluate(x, y, others)
    case .product(let primitive): primitive.evaluate(x, present(y))
    case .normalization(let primitive): primitive.evaluate(x, mask: y)
    case .labelling(let primitive): primitive.evaluate(x, y)
    case .custom(let operation): operation.result(list(x, y, others))
    }
  }

  /// Gives every operand that wants one its part of the vector-Jacobian product.
  func pullBack<E>(_ pullback: inout Pullback<E>) {
    switch kind {
    case .arithmetic(let primitive): primitive.pullBack(&pullback)
    case .function(let primitive): primitive.pullBack(&pullback)
    case .reduction(let primitive): primitive.pullBack(&pullback)
    case .arrangement(let primitive): primitive.pullBack(&pullback)
    case .indexing(let primitive): primitive.pullBack(&pullback)
    case .product(let primitive): primitive.pullBack(&pullback)
    case .normalization(let primitive): primitive.pullBack(&pullback)
    case .labelling(let primitive): primitive.pullBack(&pullback)
    case .custom(let operation): operation.pullBack(&pullback)
    }
  }

  /// Whether there is a derivative rule.
  var hasRule: Bool {
    if case .custom(let operation) = kind { operation.hasRule } else { true }
  }

  /// Whether results never depend smoothly on operands, so that nothing is recorded for a gradient.
  var isPiecewiseConstant: Bool {
    switch kind {
    case .arithmetic(.equal), .arithmetic(.less), .function(.sign), .function(.detached), .labelling(.oneHot):
      true
    default: false
    }
  }
}

/// The second operand of a primitive that takes two.
func present<Operand>(_ operand: Operand?) -> Operand {
  guard let operand else { fatalError("a primitive of two operands was applied to one") }
  return operand
}

/// All operands.
func list<Operand>(_ x: Operand, _ y: Operand?, _ others: [Operand]) -> [Operand] {
  [x] + (y.map { [$0] } ?? []) + others
}
