import SwiftSyntax

extension MutationOperator {
  static let signDropped = MutationOperator("sign dropped") { node in
    prefixDropped("-", node)
  }

  /// A positional argument of a call is negated, unless it is a literal or a closure, or the sign is nothing to the
  /// function: `abs`, and those called `require…`, which look at shapes.
  static let signAdded = MutationOperator("sign added") { node in
    guard let call = node.as(FunctionCallExprSyntax.self) else { return [] }
    let name = call.calledExpression.trimmedDescription
    guard name != "abs", !name.hasPrefix("require") else { return [] }
    return call.arguments.filter { $0.label == nil }.map(\.expression).filter(isNegatable).map {
      Proposal(replacing: $0, with: "-(\($0.trimmedDescription))", in: call)
    }
  }

  static let conditionNegated = MutationOperator("condition negated") { node in
    prefixDropped("!", node)
  }

  private static func prefixDropped(_ sign: String, _ node: Syntax) -> [Proposal] {
    guard let signed = node.as(PrefixOperatorExprSyntax.self), signed.operator.text == sign,
      !signed.isAxis
    else { return [] }
    let context = signed.ancestors.first { $0.is(InfixOperatorExprSyntax.self) } ?? Syntax(signed)
    return [Proposal(replacing: signed, with: signed.expression.trimmedDescription, in: context)]
  }

  private static func isNegatable(_ expression: ExprSyntax) -> Bool {
    expression.is(DeclReferenceExprSyntax.self) || expression.is(MemberAccessExprSyntax.self)
      || expression.is(FunctionCallExprSyntax.self) || expression.is(InfixOperatorExprSyntax.self)
  }
}
