import CourseModel
import SwiftSyntax

extension MutationOperator {
  /// A parameter of a required function is another one throughout: ignored, negated, read in another order.
  static let parameterChanged = MutationOperator("parameter changed") { node in
    guard let body = Body(node) else { return [] }
    let text = body.statements.trimmedDescription
    let hasMatrices = ["axis:", "matmul(", "rank == 2"].contains { text.contains($0) }
    return body.function.parameters.flatMap { name, type in
      let matrix = hasMatrices && type == "Tensor" ? columnByColumn : []
      return (replacements[type, default: []] + matrix).map { value, change in
        let value = value.replacing("NAME", with: name)
        return body.beginning(
          with: "let \(name): \(type) = \(value)", original: name, replacement: value,
          change: "`\(name)` \(change)")
      }
    }
  }

  private static let replacements = [
    "Tensor": [
      ("Tensor.ones(NAME.shape)", "were 1 everywhere"), ("-NAME", "had the opposite sign"),
      ("abs(NAME)", "were replaced by its absolute value"),
      ("Tensor.full(NAME.shape, NAME.storage.first ?? 0)", "held its first entry everywhere"),
      ("NAME.rank > 0 ? NAME.flipped(axis: 0) : NAME", "were read from its end to its beginning"),
    ],
    "Double": [("0", "were 0"), ("1", "were 1"), ("-NAME", "had the opposite sign")],
    "[Int]": [
      ("NAME.reversed()", "were read from its end to its beginning"),
      ("Array(repeating: NAME.first ?? 0, count: NAME.count)", "held its first entry everywhere"),
    ],
  ]

  private static let columnByColumn = [
    ("NAME.transposed().reshaped(NAME.shape)", "were read column by column")
  ]

  /// Two parameters of one type stand for each other.
  static let parametersExchanged = MutationOperator("parameters exchanged") { node in
    guard let body = Body(node) else { return [] }
    let parameters = body.function.parameters
    return parameters.enumerated().flatMap { index, first in
      parameters.dropFirst(index + 1).filter { $0.type == first.type }.map { second in
        body.beginning(
          with: "let (\(first.name), \(second.name)) = (\(second.name), \(first.name))",
          original: "\(first.name), \(second.name)", replacement: "\(second.name), \(first.name)",
          change: "`\(first.name)` and `\(second.name)` were exchanged")
      }
    }
  }

  /// A required function does what one of at most three others does that take and return the same, those whose names
  /// begin most alike.
  static let siblingBody = MutationOperator("sibling body") { node in
    guard let own = Body(node),
      let members = own.function.ancestors.first(where: { $0.is(MemberBlockItemListSyntax.self) })
    else { return [] }
    let signature = own.function.signature.oneLine
    let siblings = members.children(viewMode: .sourceAccurate)
      .compactMap { $0.as(MemberBlockItemSyntax.self).flatMap { Body(Syntax($0.decl)) } }
      .filter { $0.function.id != own.function.id && $0.function.signature.oneLine == signature }
    let likeness = { (body: Body) in zip(body.name, own.name).prefix { $0 == $1 }.count }
    return siblings.enumerated()
      .sorted { (likeness($1.element), $0.offset) < (likeness($0.element), $1.offset) }.prefix(3).map {
        _, sibling in
        Proposal(
          [Mutant.Edit(own.statements.bytes, sibling.statements.trimmedDescription)], original: own.name,
          replacement: sibling.name, change: "`\(sibling.name)` stood in its place")
      }
  }
}

/// The body of a function that a protocol asks for.
private struct Body {
  let function: FunctionDeclSyntax
  let statements: CodeBlockItemListSyntax

  init?(_ node: Syntax) {
    guard let function = node.as(FunctionDeclSyntax.self), function.isRequired,
      let statements = function.body?.statements, !statements.isEmpty
    else { return nil }
    (self.function, self.statements) = (function, statements)
  }

  var name: String { function.name.text }

  /// The same with another statement before the first.
  func beginning(with statement: String, original: String, replacement: String, change: String) -> Proposal {
    let start = statements.bytes.lowerBound
    // The only expression of a body is returned without the word.
    let isResult = statements.count == 1 && statements.first.map { $0.item.is(ExprSyntax.self) } == true
    return Proposal(
      [
        Mutant.Edit(start..<start, "\(statement); \(isResult && function.resultType != nil ? "return " : "")")
      ],
      original: original, replacement: replacement, change: change)
  }
}
