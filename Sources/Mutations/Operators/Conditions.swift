import SwiftSyntax

extension MutationOperator {
  /// A condition holds always, and that of an `if` also never. The only condition of a `guard` is removed with it.
  static let conditionForced = MutationOperator("condition forced") { node in
    guard let element = node.as(ConditionElementSyntax.self), case .expression = element.condition,
      let list = element.parent?.as(ConditionElementListSyntax.self), let statement = list.parent
    else { return [] }
    let isChoice = statement.is(IfExprSyntax.self)
    guard isChoice || list.count > 1 else { return [] }
    return (isChoice ? ["true", "false"] : ["true"]).map { Proposal(replacing: element.condition, with: $0) }
  }

  /// `condition ? a : b` is always one of the two.
  static let branchForced = MutationOperator("branch forced") { node in
    guard let ternary = node.as(TernaryExprSyntax.self) else { return [] }
    return [ternary.thenExpression, ternary.elseExpression].map {
      Proposal(replacing: ternary, with: $0.trimmedDescription)
    }
  }
}
