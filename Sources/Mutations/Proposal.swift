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

  static let all: [MutationOperator] = [
    comparison, arithmetic, signDropped, signAdded, operandDropped, callDropped, constant, axis, axisDropped,
    everyAxis, reduction, statementRemoved, conditionForced, branchForced, conditionNegated, siblingCase,
    otherEnd, resultWrapped,
  ]
}

/// Edits that make one mutant, and how they are shown.
struct Proposal {
  let edits: [(node: Syntax, text: String)]
  let original: String
  let replacement: String

  /// Replaces pieces of source.
  init(_ edits: [(node: Syntax, text: String)], original: String, replacement: String) {
    (self.edits, self.original, self.replacement) = (edits, original, replacement)
  }

  /// Replaces a node, shown as part of what surrounds it.
  init(replacing node: some SyntaxProtocol, with text: String, in context: some SyntaxProtocol) {
    let start = context.bytes.lowerBound
    let relative = (node.bytes.lowerBound - start)..<(node.bytes.upperBound - start)
    var bytes = Array(context.trimmedDescription.utf8)
    bytes.replaceSubrange(relative, with: text.utf8)
    self.init(
      [(Syntax(node), text)], original: context.oneLine,
      replacement: String(decoding: bytes, as: UTF8.self).onOneLine)
  }

  /// Replaces a node.
  init(replacing node: some SyntaxProtocol, with text: String) {
    self.init(replacing: node, with: text, in: node)
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
}

extension String {
  fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
