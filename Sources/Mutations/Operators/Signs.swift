import SwiftSyntax

extension MutationOperator {
  static let signDropped = MutationOperator("sign dropped") { node in
    prefixDropped("-", node) { vocabulary, signed in
      let words = vocabulary.words(signed) ?? vocabulary.words(signed.expression)
      return words.map { "\($0) had the opposite sign" + vocabulary.place(of: signed.expression) }
    }
  }

  /// A positional argument of a call is negated, unless it is a literal or a closure, or the sign is nothing to the
  /// function: `abs`, and those called `require…`, which look at shapes.
  static let signAdded = MutationOperator("sign added") { node in
    guard let call = node.as(FunctionCallExprSyntax.self) else { return [] }
    let name = call.calledExpression.trimmedDescription
    guard name != "abs", !name.hasPrefix("require") else { return [] }
    let vocabulary = node.vocabulary
    // A filtered syntax collection would be a new one, whose nodes stand elsewhere.
    let positional = call.arguments.map { $0 }.filter { $0.label == nil }.map(\.expression)
    return positional.filter(isNegatable).map { argument in
      let change = vocabulary?.words(argument).map {
        "\($0) had the opposite sign" + (vocabulary?.place(of: argument) ?? "")
      }
      return Proposal(
        replacing: argument, with: "-(\(argument.trimmedDescription))", in: call, change: change)
    }
  }

  static let conditionNegated = MutationOperator("condition negated") { node in
    prefixDropped("!", node) { vocabulary, negated in
      vocabulary.clause(negated.expression).map { "the opposite were true of this: \($0)" }
    }
  }

  private static func prefixDropped(
    _ sign: String, _ node: Syntax, change: (Vocabulary, PrefixOperatorExprSyntax) -> String?
  ) -> [Proposal] {
    guard let signed = node.as(PrefixOperatorExprSyntax.self), signed.operator.text == sign,
      !signed.isAxis
    else { return [] }
    let context = signed.ancestors.first { $0.is(InfixOperatorExprSyntax.self) } ?? Syntax(signed)
    return [
      Proposal(
        replacing: signed, with: signed.expression.trimmedDescription, in: context,
        change: node.vocabulary.flatMap { change($0, signed) })
    ]
  }

  private static func isNegatable(_ expression: ExprSyntax) -> Bool {
    expression.is(DeclReferenceExprSyntax.self) || expression.is(MemberAccessExprSyntax.self)
      || expression.is(FunctionCallExprSyntax.self) || expression.is(InfixOperatorExprSyntax.self)
  }
}
