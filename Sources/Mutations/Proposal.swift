import CourseModel
import SwiftSyntax

/// A way to make mutants: what could stand in the place of a piece of source.
struct MutationOperator: Sendable {
  let name: String
  /// What the operator would do at a node of a folded tree; nothing at most nodes.
  let proposals: @Sendable (Syntax) -> [Proposal]

  init(_ name: String, proposals: @escaping @Sendable (Syntax) -> [Proposal]) {
    self.name = name
    self.proposals = proposals
  }

  /// Those that change an expression.
  static let ofExpressions: [MutationOperator] = [
    comparison, arithmetic, signDropped, signAdded, operandDropped, callDropped, constant, axis, axisDropped,
    reduction, branchForced, conditionNegated, otherEnd, enumCondition, threshold,
  ]

  static let all: [MutationOperator] =
    ofExpressions + [
      everyAxis, statementRemoved, conditionForced, siblingCase, resultWrapped, parameterChanged,
      parametersExchanged, siblingBody, otherVariable, useSite,
    ]
}

/// Edits that make one mutant, how they are shown, and what they change.
struct Proposal {
  let edits: [Mutant.Edit]
  let original: String
  let replacement: String
  /// See ``Mutant/change``.
  let change: String?

  init(_ edits: [Mutant.Edit], original: String, replacement: String, change: String? = nil) {
    (self.edits, self.original, self.replacement, self.change) = (edits, original, replacement, change)
  }

  /// Replaces a node, shown as part of what surrounds it.
  init(
    replacing node: some SyntaxProtocol, with text: String, in context: some SyntaxProtocol,
    change: String? = nil
  ) {
    self.init(
      [Mutant.Edit(node.bytes, text)], original: context.oneLine,
      replacement: context.text(replacing: node.bytes, with: text).onOneLine, change: change)
  }

  /// Replaces a node.
  init(replacing node: some SyntaxProtocol, with text: String, change: String? = nil) {
    self.init(replacing: node, with: text, in: node, change: change)
  }
}

extension SyntaxProtocol {
  /// Where the node stands, without the blanks and comments around it.
  var bytes: Range<Int> {
    positionAfterSkippingLeadingTrivia.utf8Offset..<endPositionBeforeTrailingTrivia.utf8Offset
  }

  /// The node on one line, without the comments around it.
  var oneLine: String { trimmedDescription.onOneLine }

  /// The nodes that hold this one, from the nearest to the whole file.
  var ancestors: some Sequence<Syntax> { sequence(first: Syntax(self), next: \.parent).dropFirst() }

  /// The node's text with another text in the place of some bytes of the file.
  func text(replacing part: Range<Int>, with text: String) -> String {
    let start = bytes.lowerBound
    var own = Array(trimmedDescription.utf8)
    own.replaceSubrange((part.lowerBound - start)..<(part.upperBound - start), with: text.utf8)
    return String(decoding: own, as: UTF8.self)
  }
}

extension String {
  fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
