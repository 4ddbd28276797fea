import SwiftSyntax

extension MutationOperator {
  static let axis = MutationOperator("axis") { node in
    guard let argument = node.as(LabeledExprSyntax.self), let (value, other) = otherAxis(argument),
      let call = argument.ancestors.first(where: { $0.is(FunctionCallExprSyntax.self) })
    else { return [] }
    return [Proposal(replacing: value, with: other, in: call)]
  }

  /// Every axis of a function that names several.
  static let everyAxis = MutationOperator("every axis") { node in
    guard let function = node.as(FunctionDeclSyntax.self) else { return [] }
    let edits = axes(in: Syntax(function)).map { (node: Syntax($0.value), text: $0.other) }
    guard edits.count > 1 else { return [] }
    return [Proposal(edits, original: "every axis", replacement: "the other one")]
  }

  /// A reduction along an axis takes all entries.
  static let axisDropped = MutationOperator("axis dropped") { node in
    guard let call = node.as(FunctionCallExprSyntax.self),
      ["sum", "mean", "max", "min"].contains(call.calledMember?.declName.baseName.text),
      call.arguments.contains(where: { $0.label?.text == "axis" })
    else { return [] }
    return [Proposal(replacing: call, with: "Tensor(\(call.calledExpression.trimmedDescription)())")]
  }

  /// What an argument `axis:` could be instead.
  private static func otherAxis(_ argument: LabeledExprSyntax) -> (value: ExprSyntax, other: String)? {
    guard argument.label?.text == "axis",
      let other = ["0": "1", "1": "0", "-1": "0"][argument.expression.trimmedDescription]
    else { return nil }
    return (argument.expression, other)
  }

  private static func axes(in node: Syntax) -> [(value: ExprSyntax, other: String)] {
    let own = node.as(LabeledExprSyntax.self).flatMap(otherAxis)
    return (own.map { [$0] } ?? []) + node.children(viewMode: .sourceAccurate).flatMap(axes)
  }
}
