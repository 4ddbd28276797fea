import SwiftSyntax

extension MutationOperator {
  /// Another reduction of the same kind.
  static let reduction = MutationOperator("reduction") { node in
    guard let name = node.as(FunctionCallExprSyntax.self)?.calledName,
      let other = [
        "sum": "mean", "mean": "sum", "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum",
        "argmax": "argmin", "argmin": "argmax",
      ][name.trimmedDescription]
    else { return [] }
    let change = node.vocabulary?.words(node).flatMap { words in
      reductionWords[other].map { "\(words) were \($0)" }
    }
    return [Proposal(replacing: name, with: other, in: node, change: change)]
  }

  private static let reductionWords = [
    "sum": "a sum, not a mean", "mean": "a mean, not a sum", "max": "the largest, not the smallest",
    "min": "the smallest, not the largest", "maximum": "the larger, not the smaller of the two",
    "minimum": "the smaller, not the larger of the two", "argmax": "that of the largest, not of the smallest",
    "argmin": "that of the smallest, not of the largest",
  ]

  /// A call is left out: what it was made of stays.
  static let callDropped = MutationOperator("call dropped") { node in
    guard let call = node.as(FunctionCallExprSyntax.self), let name = call.calledName?.trimmedDescription
    else { return [] }
    if let base = call.calledMember?.base, call.arguments.isEmpty,
      ["transposed", "reversed", "squareRoot"].contains(name)
    {
      let words = node.vocabulary?.words(base)
      return [
        Proposal(
          replacing: call, with: base.trimmedDescription,
          change: words.flatMap { words in dropped[name].map { "\(words) \($0)" } })
      ]
    }
    guard call.calledMember == nil, call.arguments.count == 1,
      let argument = call.arguments.first?.expression,
      ["abs", "sign"].contains(name)
    else { return [] }
    let change = node.vocabulary?.words(argument).map {
      "\($0) stood where its \(name == "abs" ? "absolute value" : "sign") is due"
    }
    return [Proposal(replacing: call, with: "(\(argument.trimmedDescription))", change: change)]
  }

  private static let dropped = [
    "transposed": "were not transposed", "reversed": "were taken in the given order, not in reverse",
    "squareRoot": "stood where its square root is due",
  ]

  /// The other end of a sequence.
  static let otherEnd = MutationOperator("other end") { node in
    guard let member = node.as(MemberAccessExprSyntax.self),
      let other = [
        "first": "last", "last": "first", "dropFirst": "dropLast", "dropLast": "dropFirst",
        "prefix": "suffix",
        "suffix": "prefix",
      ][member.declName.trimmedDescription], !isSearch(member)
    else { return [] }
    let change = node.vocabulary?.words(member).map { "\($0) were taken from the other end" }
    return [Proposal(replacing: member.declName, with: other, in: member, change: change)]
  }

  /// Whether it is `first(where:)`: which of several strangers a message names is nothing that checks look at.
  private static func isSearch(_ member: MemberAccessExprSyntax) -> Bool {
    guard let call = member.parent?.as(FunctionCallExprSyntax.self) else { return false }
    return call.arguments.first?.label?.text == "where"
  }
}

extension FunctionCallExprSyntax {
  /// The member that is called, in `base.member(…)`.
  var calledMember: MemberAccessExprSyntax? { calledExpression.as(MemberAccessExprSyntax.self) }

  /// The name of the function that is called.
  fileprivate var calledName: DeclReferenceExprSyntax? {
    calledMember?.declName ?? calledExpression.as(DeclReferenceExprSyntax.self)
  }
}
