import SwiftSyntax

extension MutationOperator {
  /// An assignment, a call without result, or a condition with its consequence is left out.
  static let statementRemoved = MutationOperator("statement removed") { node in
    guard let item = node.as(CodeBlockItemSyntax.self), let shown = removable(item) else { return [] }
    return [Proposal([(node, "")], original: shown, replacement: "nothing")]
  }

  /// The statement without its body; `nil` for one that stays.
  private static func removable(_ item: CodeBlockItemSyntax) -> String? {
    switch item.item {
    case .stmt(let statement):
      if let check = statement.as(GuardStmtSyntax.self) { return "guard \(check.conditions.oneLine)" }
      guard let check = statement.as(ExpressionStmtSyntax.self)?.expression.as(IfExprSyntax.self) else {
        return nil
      }
      return "if \(check.conditions.oneLine)"
    case .expr(let expression):
      // The only expression of a body is its result.
      let isResult = item.parent?.as(CodeBlockItemListSyntax.self)?.count == 1 && !isAssignment(expression)
      return isResult ? nil : expression.oneLine
    default: return nil
    }
  }

  private static func isAssignment(_ expression: ExprSyntax) -> Bool {
    guard let infix = expression.as(InfixOperatorExprSyntax.self) else { return false }
    return infix.operator.is(AssignmentExprSyntax.self)
      || ["+=", "-=", "*=", "/="].contains(infix.operator.trimmedDescription)
  }

  /// A case of a `switch` does what one of its siblings does.
  static let siblingCase = MutationOperator("sibling case") { node in
    guard let own = node.as(SwitchCaseSyntax.self), let list = own.parent?.as(SwitchCaseListSyntax.self)
    else { return [] }
    return list.compactMap { $0.as(SwitchCaseSyntax.self) }.filter { $0.id != own.id }.map {
      Proposal(replacing: own.statements, with: $0.statements.trimmedDescription, in: own)
    }
  }
}
