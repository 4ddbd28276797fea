import SwiftSyntax

extension MutationOperator {
  /// What a function returns is negated, halved, squared, or loses its sign.
  static let resultWrapped = MutationOperator("result wrapped") { node in
    guard let (value, type) = result(node) else { return [] }
    let text = value.trimmedDescription
    return wraps[type, default: []].map { wrap in
      Proposal(
        [(Syntax(value), wrap.replacing("RESULT", with: "(\(text))"))], original: value.oneLine,
        replacement: wrap.replacing("RESULT", with: "result"))
    }
  }

  private static let wraps = [
    "Tensor": ["abs(RESULT)", "-RESULT", "0.5 * RESULT", "RESULT * RESULT"],
    "Double": ["abs(RESULT)", "-RESULT", "0.5 * RESULT", "RESULT * RESULT"],
    "Int": ["-RESULT"], "[Int]": ["RESULT.map { -$0 }"], "Bool": ["!RESULT"],
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
