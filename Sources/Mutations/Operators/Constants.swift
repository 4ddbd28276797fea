import SwiftSyntax

extension MutationOperator {
  /// Numbers become others, but for indices, which could only trap, and axes, which have operators of their own.
  static let constant = MutationOperator("constant") { node in
    guard node.is(IntegerLiteralExprSyntax.self) || node.is(FloatLiteralExprSyntax.self),
      !node.isAxis, !node.isIndex
    else { return [] }
    let context = node.ancestors.first { isWorthShowing($0) } ?? node
    let (number, vocabulary) = (node.trimmedDescription, node.vocabulary)
    return others(than: number).map { other in
      let compared = node.parent.flatMap(Infix.init).flatMap {
        $0.isComparison ? vocabulary?.words($0.left) : nil
      }
      let change =
        compared.map { "\($0) were compared with \(other), not \(number)" }
        ?? vocabulary?.words(node).map { "\($0) were \(other)" }
      return Proposal(replacing: node, with: other, in: context, change: change)
    }
  }

  private static func others(than number: String) -> [String] {
    switch number {
    case "0": ["1"]
    case "1": ["0", "2"]
    case "2": ["1", "4"]
    default: Int(number).map { ["\(2 * $0)"] } ?? Double(number).map { ["\(2 * $0)"] } ?? []
    }
  }

  private static func isWorthShowing(_ node: Syntax) -> Bool {
    node.is(InfixOperatorExprSyntax.self) || node.is(FunctionCallExprSyntax.self)
      || node.is(TernaryExprSyntax.self) || node.is(CodeBlockItemSyntax.self)
  }
}

extension SyntaxProtocol {
  /// Whether it is the value of an argument `axis:`.
  var isAxis: Bool { argument?.label?.text == "axis" }

  /// Whether it stands alone in a subscript.
  fileprivate var isIndex: Bool { argument?.parent?.parent?.is(SubscriptCallExprSyntax.self) ?? false }

  /// The argument whose value it is, be it with a sign.
  private var argument: LabeledExprSyntax? {
    let outer = parent.flatMap { $0.is(PrefixOperatorExprSyntax.self) ? $0.parent : $0 }
    return outer?.as(LabeledExprSyntax.self)
  }
}
