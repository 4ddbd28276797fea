import SwiftSyntax

/// Two operands with an operator between them.
struct Infix {
  let node: InfixOperatorExprSyntax
  let symbol: String

  init?(_ node: Syntax) {
    guard let infix = node.as(InfixOperatorExprSyntax.self),
      let symbol = infix.operator.as(BinaryOperatorExprSyntax.self)
    else { return nil }
    self.node = infix
    self.symbol = symbol.operator.text
  }

  /// The same with another operator.
  func with(_ symbol: String) -> Proposal { Proposal(replacing: node.operator, with: symbol, in: node) }
}

extension MutationOperator {
  static let comparison = swap(
    "comparison",
    [
      "<": ["<=", ">"], "<=": ["<", ">="], ">": [">=", "<"], ">=": [">", "<="], "==": ["!="], "!=": ["=="],
      ".<": [".<=", ".>"], ".<=": [".<", ".>="], ".>": [".>=", ".<"], ".>=": [".>", ".<="], ".==": [".!="],
      ".!=": [".=="],
    ])

  static let arithmetic = swap(
    "arithmetic",
    [
      "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "+=": ["-=", "="], "-=": ["+=", "="],
      "*=": ["/=", "="],
      "/=": ["*=", "="],
    ])

  /// A term, a factor, a division or half of a condition is left out.
  static let operandDropped = MutationOperator("operand dropped") { node in
    guard let infix = Infix(node) else { return [] }
    let (left, right) = (infix.node.leftOperand, infix.node.rightOperand)
    let kept: [ExprSyntax] =
      switch infix.symbol {
      case "+", "-", "*", "&&", "||": [left, right]
      case "/": [left]
      default: []
      }
    return kept.map { Proposal(replacing: infix.node, with: $0.trimmedDescription) }
  }

  private static func swap(_ name: String, _ table: [String: [String]]) -> MutationOperator {
    MutationOperator(name) { node in
      guard let infix = Infix(node) else { return [] }
      return table[infix.symbol, default: []].map(infix.with)
    }
  }
}
