import SwiftSyntax

/// What a function's quantities are called where students read about its results.
///
/// A function that an exercise's protocol requires is called by its name, and so are its parameters. Anything else has a
/// name only when the source gives it one, in a line of the function or before it:
///
///     // says: largest = "the largest logit of the row"
///
/// The left side is an expression as the source has it, or `result` for what a helper returns.
struct Vocabulary {
  let function: FunctionDeclSyntax
  private let names: [String: String]

  /// The words of the function that a node stands in.
  init?(_ node: Syntax) {
    guard
      let function = sequence(first: node, next: \.parent).lazy.compactMap({ $0.as(FunctionDeclSyntax.self) })
        .first
    else { return nil }
    self.function = function
    var names: [String: String] = [:]
    if function.isRequired {
      for name in function.parameterNames { names[name] = "`\(name)`" }
    }
    for line in function.description.split(separator: "\n") {
      let parts = line.drop { $0 == " " }.split(separator: " = \"")
      guard parts.count == 2, parts[0].hasPrefix(Self.mark), parts[1].hasSuffix("\"") else { continue }
      names[String(parts[0].dropFirst(Self.mark.count))] = String(parts[1].dropLast())
    }
    self.names = names
  }

  private static let mark = "// says: "

  /// What an expression is called.
  func words(_ expression: some SyntaxProtocol) -> String? { names[expression.bare] }

  /// What the function returns is called.
  var result: String? { names["result"] ?? (function.isRequired ? "the result" : nil) }

  /// What a parameter or constant is called.
  func words(ofVariable name: String) -> String? { names[name] }

  /// What a condition says, as a clause.
  func clause(_ condition: some SyntaxProtocol) -> String? {
    if let words = words(condition) { return words }
    guard let comparison = Infix(Syntax(condition)), comparison.symbol == "==",
      let subject = words(comparison.node.leftOperand), comparison.node.rightOperand.isCase
    else { return nil }
    return "\(subject) is `\(comparison.node.rightOperand.oneLine)`"
  }

  /// Says that it is one use of several which is meant.
  func place(of expression: some SyntaxProtocol) -> String {
    let text = expression.oneLine
    return place { $0.is(ExprSyntax.self) && $0.oneLine == text }
  }

  /// Says that it is one division of several by the same.
  func place(ofDivisionBy divisor: some SyntaxProtocol) -> String {
    let text = divisor.oneLine
    return place { node in Infix(node).map { $0.symbol == "/" && $0.right.oneLine == text } ?? false }
  }

  private func place(_ isMeant: (Syntax) -> Bool) -> String {
    Syntax(function).count(where: isMeant) > 1 ? " in one place" : ""
  }
}

extension SyntaxProtocol {
  /// The words of the function around.
  var vocabulary: Vocabulary? { Vocabulary(Syntax(self)) }

  /// Whether it is a case of an enum, such as `.mean`.
  var isCase: Bool { Syntax(self).as(MemberAccessExprSyntax.self).map { $0.base == nil } ?? false }

  /// The expression on one line, without `try` and without parentheses around all of it.
  fileprivate var bare: String {
    let node = Syntax(self)
    if let inner = node.as(TryExprSyntax.self)?.expression { return inner.bare }
    if let tuple = node.as(TupleExprSyntax.self), tuple.elements.count == 1,
      let inner = tuple.elements.first?.expression
    {
      return inner.bare
    }
    return oneLine
  }
}

extension Syntax {
  /// How many nodes, this one among them, are of some kind.
  func count(where isMeant: (Syntax) -> Bool) -> Int {
    children(viewMode: .sourceAccurate).reduce(isMeant(self) ? 1 : 0) { $0 + $1.count(where: isMeant) }
  }
}

extension FunctionDeclSyntax {
  /// Whether a protocol asks for it: it belongs to a type that conforms to one, and is not private.
  var isRequired: Bool {
    let type = ancestors.first { $0.is(StructDeclSyntax.self) || $0.is(ClassDeclSyntax.self) }
    let inheritance =
      type?.as(StructDeclSyntax.self)?.inheritanceClause ?? type?.as(ClassDeclSyntax.self)?.inheritanceClause
    return inheritance != nil && !modifiers.contains { ["private", "fileprivate"].contains($0.name.text) }
  }

  /// The parameters' names inside the function.
  var parameterNames: [String] { parameters.map(\.name) }

  /// The parameters' names and types, but for `inout` ones.
  var parameters: [(name: String, type: String)] {
    signature.parameterClause.parameters.map {
      (($0.secondName ?? $0.firstName).text, $0.type.trimmedDescription)
    }.filter { !$0.1.hasPrefix("inout ") }
  }

  /// The type that it returns, as written.
  var resultType: String? { signature.returnClause?.type.trimmedDescription }
}
