import CourseModel
import SwiftSyntax

extension MutationOperator {
  /// What a function returns is negated, halved, squared, gets another axis, or loses its sign.
  ///
  /// What is transposed or flattened has a name without a mutant, and is the same for a vector.
  static let resultWrapped = MutationOperator("result wrapped") { node in
    guard let (value, type) = result(node) else { return [] }
    let (text, vocabulary) = (value.trimmedDescription, node.vocabulary)
    return wraps[type, default: []].map { wrap, change in
      Proposal(
        [Mutant.Edit(value.bytes, wrap.replacing("RESULT", with: "(\(text))"))], original: value.oneLine,
        replacement: wrap.replacing("RESULT", with: "result"),
        change: vocabulary?.result.map { "\($0) \(change)" })
    }
  }

  private static let numeric = [
    ("abs(RESULT)", "were replaced by its absolute value"), ("-RESULT", "had the opposite sign"),
    ("0.5 * RESULT", "were halved"), ("RESULT * RESULT", "were squared"),
  ]
  private static let wraps = [
    "Tensor": numeric + [("RESULT.expanded(axis: -1)", "had one more axis, of length 1")],
    "Double": numeric,
    "Int": [("-RESULT", "had the opposite sign")],
    "[Int]": [("RESULT.map { -$0 }", "had the opposite sign")], "Bool": [("!RESULT", "were the opposite")],
  ]

  /// The value that a function returns at a node, and its type.
  private static func result(_ node: Syntax) -> (value: ExprSyntax, type: String)? {
    if let value = node.as(ReturnStmtSyntax.self)?.expression,
      let body = node.ancestors.first(where: {
        $0.is(ClosureExprSyntax.self) || $0.is(FunctionDeclSyntax.self)
      }),
      let type = returnType(body.as(FunctionDeclSyntax.self))
    {
      return (value, type)
    }
    guard let item = node.as(CodeBlockItemSyntax.self), case .expr(let value) = item.item,
      let list = item.parent?.as(CodeBlockItemListSyntax.self), list.count == 1,
      let type = returnType(list.parent?.parent?.as(FunctionDeclSyntax.self))
    else { return nil }
    return (value, type)
  }

  private static func returnType(_ function: FunctionDeclSyntax?) -> String? {
    function?.signature.returnClause?.type.trimmedDescription
  }
}
