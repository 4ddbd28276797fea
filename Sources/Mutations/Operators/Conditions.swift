import SwiftSyntax

extension MutationOperator {
  /// A condition holds always, and that of an `if` also never. The only condition of a `guard` is removed with it.
  static let conditionForced = MutationOperator("condition forced") { node in
    guard let element = node.as(ConditionElementSyntax.self), case .expression = element.condition,
      let list = element.parent?.as(ConditionElementListSyntax.self), let statement = list.parent
    else { return [] }
    let isChoice = statement.is(IfExprSyntax.self)
    guard isChoice || list.count > 1 else { return [] }
    let clause = node.vocabulary?.clause(element.condition)
    return (isChoice ? ["true", "false"] : ["true"]).map { value in
      Proposal(replacing: element.condition, with: value, change: clause.map { forced($0, value == "true") })
    }
  }

  /// `condition ? a : b` is always one of the two.
  static let branchForced = MutationOperator("branch forced") { node in
    guard let ternary = node.as(TernaryExprSyntax.self) else { return [] }
    let clause = node.vocabulary?.clause(ternary.condition)
    return [(ternary.thenExpression, true), (ternary.elseExpression, false)].map { branch, value in
      Proposal(replacing: ternary, with: branch.trimmedDescription, change: clause.map { forced($0, value) })
    }
  }

  /// That a condition holds always or never.
  static func forced(_ clause: String, _ value: Bool) -> String {
    "it were \(value ? "always" : "never") true that \(clause)"
  }

  /// `x == .mean` becomes `x == .sum`, `x != .sum` and so on, for every case that a `switch` of the file has beside it.
  static let enumCondition = MutationOperator("enum condition") { node in
    guard let infix = Infix(node), infix.symbol == "==", infix.right.isCase else { return [] }
    let own = infix.right.trimmedDescription
    let cases = node.root.casesOfSwitches.first { $0.contains(own) } ?? []
    let isNamed = node.vocabulary?.words(infix.left) != nil
    return cases.filter { $0 != own }.flatMap { other in
      let others = cases.filter { $0 != own && $0 != other }.map { "`\($0)`" }
      let unequal =
        isNamed && !others.isEmpty ? "\(others.joined(separator: " and ")) were treated like `\(own)`" : nil
      let left = infix.left.trimmedDescription
      return [
        Proposal(
          replacing: node, with: "\(left) == \(other)",
          change: isNamed ? "`\(other)` were treated like `\(own)`, and `\(own)` like the other cases" : nil),
        Proposal(replacing: node, with: "\(left) != \(other)", change: unequal),
      ]
    }
  }
}

extension Syntax {
  /// The cases of each `switch` over an enum, as they are written.
  fileprivate var casesOfSwitches: [[String]] {
    let own = self.as(SwitchExprSyntax.self).map {
      [$0.cases.compactMap { $0.as(SwitchCaseSyntax.self) }.flatMap(\.names)]
    }
    return (own ?? []) + children(viewMode: .sourceAccurate).flatMap(\.casesOfSwitches)
  }
}

extension SwitchCaseSyntax {
  /// The cases that it is for, such as `.sum`.
  fileprivate var names: [String] {
    label.as(SwitchCaseLabelSyntax.self)?.caseItems.map(\.pattern.trimmedDescription).filter {
      $0.hasPrefix(".")
    } ?? []
  }
}
