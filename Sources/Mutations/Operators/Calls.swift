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
    return [Proposal(replacing: name, with: other, in: node)]
  }

  /// A call is left out: what it was made of stays.
  static let callDropped = MutationOperator("call dropped") { node in
    guard let call = node.as(FunctionCallExprSyntax.self), let name = call.calledName?.trimmedDescription
    else { return [] }
    if let base = call.calledMember?.base, call.arguments.isEmpty,
      ["transposed", "reversed", "squareRoot"].contains(name)
    {
      return [Proposal(replacing: call, with: base.trimmedDescription)]
    }
    guard call.calledMember == nil, call.arguments.count == 1,
      let argument = call.arguments.first?.expression,
      ["abs", "sign"].contains(name)
    else { return [] }
    return [Proposal(replacing: call, with: "(\(argument.trimmedDescription))")]
  }

  /// The other end of a sequence.
  static let otherEnd = MutationOperator("other end") { node in
    guard let member = node.as(MemberAccessExprSyntax.self),
      let other = [
        "first": "last", "last": "first", "dropFirst": "dropLast", "dropLast": "dropFirst",
        "prefix": "suffix",
        "suffix": "prefix",
      ][member.declName.trimmedDescription], !isSearch(member)
    else { return [] }
    return [Proposal(replacing: member.declName, with: other, in: member)]
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
