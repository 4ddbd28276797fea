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

  var left: ExprSyntax { node.leftOperand }
  var right: ExprSyntax { node.rightOperand }

  /// Whether it compares, also entry by entry.
  var isComparison: Bool { Self.comparisons[symbol] != nil }

  static let comparisons = [
    "<": ["<=", ">"], "<=": ["<", ">="], ">": [">=", "<"], ">=": [">", "<="], "==": ["!="], "!=": ["=="],
    ".<": [".<=", ".>"], ".<=": [".<", ".>="], ".>": [".>=", ".<"], ".>=": [".>", ".<="], ".==": [".!="],
    ".!=": [".=="],
  ]
}

extension MutationOperator {
  static let comparison = swap("comparison", Infix.comparisons) { infix, other, vocabulary in
    guard let left = vocabulary.words(infix.left) else { return nil }
    if infix.right.isCase {
      let name = "`\(infix.right.oneLine)`"
      return "\(name) were treated like the other cases, and these like \(name)"
    }
    guard let right = vocabulary.words(infix.right) ?? infix.right.number else { return nil }
    // Equality alone changes sides when the first sign stays.
    let isEquality = other.drop { $0 == "." }.first == infix.symbol.drop { $0 == "." }.first
    return isEquality
      ? "\(left), where it equals \(right), counted the other way"
      : "\(left) were compared with \(right) the other way around"
  }

  static let arithmetic = swap(
    "arithmetic",
    [
      "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "+=": ["-=", "="], "-=": ["+=", "="],
      "*=": ["/=", "="],
      "/=": ["*=", "="],
    ]
  ) { infix, other, vocabulary in
    let (left, right) = (vocabulary.words(infix.left), vocabulary.words(infix.right))
    switch (infix.symbol, other) {
    case ("+", _): return right.map { "\($0) were subtracted, not added" }
    case ("-", _): return right.map { "\($0) were added, not subtracted" }
    case ("*", _): return right.map { "there were a division by \($0), not a multiplication" }
    case ("/", _): return right.map { "there were a multiplication by \($0), not a division" }
    case ("+=", "-="): return left.map { "what is added to \($0) were subtracted" }
    case ("-=", "+="): return left.map { "what is subtracted from \($0) were added" }
    case ("+=", "="): return left.map { "\($0) were replaced by what is to be added" }
    case ("-=", "="): return left.map { "\($0) were replaced by what is to be subtracted" }
    default: return nil
    }
  }

  /// A term, a factor, a division or half of a condition is left out.
  static let operandDropped = MutationOperator("operand dropped") { node in
    guard let infix = Infix(node) else { return [] }
    let vocabulary = node.vocabulary
    let kept: [(kept: ExprSyntax, dropped: ExprSyntax)] =
      switch infix.symbol {
      case "+", "-", "*", "&&", "||": [(infix.left, infix.right), (infix.right, infix.left)]
      case "/": [(infix.left, infix.right)]
      default: []
      }
    return kept.map { kept, dropped in
      // What is left of a difference changes its sign.
      let isMinuend = infix.symbol == "-" && kept.id == infix.right.id
      let change =
        isMinuend ? nil : vocabulary.flatMap { leftOut(dropped, infix.symbol, in: $0) }
      return Proposal(replacing: infix.node, with: kept.trimmedDescription, change: change)
    }
  }

  private static func leftOut(_ operand: ExprSyntax, _ symbol: String, in vocabulary: Vocabulary) -> String? {
    guard let words = vocabulary.words(operand) else { return nil }
    switch symbol {
    case "+", "-": return "\(words) were left out"
    case "*": return "\(words) were left out as a factor"
    case "/": return "there were no division by \(words)\(vocabulary.place(ofDivisionBy: operand))"
    default: return "nobody asked whether \(words)"
    }
  }

  /// A comparison with 0 becomes one with ½, as for probabilities.
  static let threshold = MutationOperator("threshold") { node in
    guard !node.isInCheck, let infix = Infix(node), infix.isComparison, infix.right.trimmedDescription == "0"
    else {
      return []
    }
    let change = node.vocabulary?.words(infix.left).map { "\($0) were compared with 0.5, not 0" }
    return [Proposal(replacing: infix.right, with: "0.5", in: node, change: change)]
  }

  private static func swap(
    _ name: String, _ table: [String: [String]],
    change: @escaping @Sendable (Infix, _ other: String, Vocabulary) -> String?
  ) -> MutationOperator {
    MutationOperator(name) { node in
      guard let infix = Infix(node) else { return [] }
      let vocabulary = node.vocabulary
      return table[infix.symbol, default: []].map { other in
        Proposal(
          replacing: infix.node.operator, with: other, in: node,
          change: vocabulary.flatMap { change(infix, other, $0) })
      }
    }
  }
}

extension SyntaxProtocol {
  /// A number as it is written; nil for anything else.
  var number: String? {
    let node = Syntax(self)
    return node.is(IntegerLiteralExprSyntax.self) || node.is(FloatLiteralExprSyntax.self) ? oneLine : nil
  }
}
