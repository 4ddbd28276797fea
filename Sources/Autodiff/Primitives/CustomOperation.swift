public import Tensors

/// An operation of your own, with its derivative rule where it has one.
///
/// Rules are functions of tensors, and have no rule themselves: second derivatives throw
/// ``AutodiffError/missingRule(primitive:)``. Two applications of one object to the same operands are the same expression.
public final class CustomOperation: Sendable {
  /// The vector-Jacobian product for one operand: of the operands, the result and the result's cotangent; shaped like
  /// the operand.
  public typealias Rule = @Sendable (_ operands: [Tensor], _ result: Tensor, _ cotangent: Tensor) -> Tensor

  /// The name that errors and drawings use.
  public let name: String
  let shape: @Sendable ([[Int]]) -> [Int]
  let result: @Sendable ([Tensor]) -> Tensor
  private let derivatives: [CustomOperation]

  /// An operation.
  ///
  /// - Parameters:
  ///   - name: for errors and drawings.
  ///   - shape: of the result, from the operands' shapes; traps when these do not fit.
  ///   - rules: one for each operand, or none when there is no derivative.
  ///   - result: a pure function of the operands, with the shape that was said.
  public init(
    _ name: String, shape: @escaping @Sendable ([[Int]]) -> [Int], rules: [Rule] = [],
    result: @escaping @Sendable ([Tensor]) -> Tensor
  ) {
    self.name = name
    self.shape = shape
    self.result = result
    derivatives = rules.enumerated().map { position, rule in
      CustomOperation("derivative of \(name)", shape: { $0[position] }) { operands in
        rule(operands.dropLast(2), operands[operands.count - 2], operands[operands.count - 1])
      }
    }
  }

  /// The result for some operands: one more node of the graph.
  public func callAsFunction<E: TensorExpression>(_ operands: E...) -> E {
    E.applying(Primitive(.custom(self)), to: operands)
  }

  var hasRule: Bool { !derivatives.isEmpty }

  func pullBack<E>(_ p: inout Pullback<E>) {
    let operands = p.operands + [p.result, p.cotangent]
    for (position, derivative) in derivatives.enumerated() {
      p.give(E.applying(Primitive(.custom(derivative)), to: operands), to: position)
    }
  }
}

extension CustomOperation: Hashable {
  /// Whether they are the same object.
  public static func == (lhs: CustomOperation, rhs: CustomOperation) -> Bool { lhs === rhs }

  /// Hashes the object's identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
