import CourseModel
import SwiftSyntax

extension MutationOperator {
  static let axis = MutationOperator("axis") { node in
    guard let argument = node.as(LabeledExprSyntax.self), let (value, other) = otherAxis(argument),
      let call = argument.ancestors.first(where: { $0.is(FunctionCallExprSyntax.self) })
    else { return [] }
    let change = node.vocabulary?.words(call).map {
      "\($0) were taken along \(name(of: other)), not \(name(of: value.trimmedDescription))"
    }
    return [Proposal(replacing: value, with: other, in: call, change: change)]
  }

  /// Every axis of a function that names several.
  static let everyAxis = MutationOperator("every axis") { node in
    guard let function = node.as(FunctionDeclSyntax.self) else { return [] }
    let edits = axes(in: Syntax(function)).map { Mutant.Edit($0.value.bytes, $0.other) }
    guard edits.count > 1 else { return [] }
    let change = function.isRequired ? "everything were taken along the other axis" : nil
    return [Proposal(edits, original: "every axis", replacement: "the other one", change: change)]
  }

  /// A reduction along an axis takes all entries.
  static let axisDropped = MutationOperator("axis dropped") { node in
    guard let call = node.as(FunctionCallExprSyntax.self),
      ["sum", "mean", "max", "min"].contains(call.calledMember?.declName.baseName.text),
      call.arguments.contains(where: { $0.label?.text == "axis" })
    else { return [] }
    let change = node.vocabulary?.words(call).map { "\($0) were taken over all entries, not along one axis" }
    return [
      Proposal(replacing: call, with: "Tensor(\(call.calledExpression.trimmedDescription)())", change: change)
    ]
  }

  private static func name(of axis: String) -> String { axis == "-1" ? "the last axis" : "axis \(axis)" }

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
