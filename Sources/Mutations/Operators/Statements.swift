import CourseModel
import SwiftSyntax

extension MutationOperator {
  /// An assignment, a call without result, or a condition with its consequence is left out.
  static let statementRemoved = MutationOperator("statement removed") { node in
    guard let item = node.as(CodeBlockItemSyntax.self), let shown = removable(item) else { return [] }
    return [
      Proposal([Mutant.Edit(node.bytes, "")], original: shown, replacement: "nothing", change: removal(item))
    ]
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

  /// What it means that a statement is left out.
  private static func removal(_ item: CodeBlockItemSyntax) -> String? {
    guard let vocabulary = item.vocabulary else { return nil }
    switch item.item {
    case .stmt(let statement):
      let check = statement.as(GuardStmtSyntax.self)
      let conditions =
        check?.conditions
        ?? statement.as(ExpressionStmtSyntax.self)?.expression.as(IfExprSyntax.self)?.conditions
      guard let conditions, conditions.count == 1,
        case .expression(let condition) = conditions.first?.condition
      else { return nil }
      return vocabulary.clause(condition).map { forced($0, check != nil) }
    case .expr(let expression) where isAssignment(expression):
      let target = expression.as(InfixOperatorExprSyntax.self)?.leftOperand
      return target.flatMap(vocabulary.words).map { "\($0) never changed" }
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
    let subject = list.parent?.as(SwitchExprSyntax.self)?.subject
    let words = subject.flatMap { node.vocabulary?.words($0) }
    return list.compactMap { $0.as(SwitchCaseSyntax.self) }.filter { $0.id != own.id }.map { other in
      let names = [own, other].map { $0.label.oneLine.dropFirst("case ".count).dropLast() }
      return Proposal(
        replacing: own.statements, with: other.statements.trimmedDescription, in: own,
        change: words.map { "`\(names[0])` were treated like `\(names[1])` as far as \($0) goes" })
    }
  }
}
