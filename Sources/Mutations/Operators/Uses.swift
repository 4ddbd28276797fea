import CourseModel
import SwiftSyntax

extension MutationOperator {
  /// Another variable of the function stands in a calculation.
  static let otherVariable = MutationOperator("other variable") { node in
    guard let use = Use(node), node.parent?.is(InfixOperatorExprSyntax.self) == true,
      let vocabulary = node.vocabulary
    else { return [] }
    let context = node.parent ?? node
    return use.variables.filter { $0 != use.name }.map { other in
      let words = vocabulary.words(ofVariable: other)
      let change = vocabulary.words(node).flatMap { own in
        words.map { "\($0) stood there in place of \(own)" + vocabulary.place(of: node) }
      }
      return Proposal(replacing: node, with: other, in: context, change: change)
    }
  }

  /// One use of a variable, among several, is of what another mutant makes of its value.
  static let useSite = MutationOperator("use site") { node in
    guard let use = Use(node), let value = use.value, use.isOneOfSeveral else { return [] }
    let context = node.ancestors.first {
      $0.is(InfixOperatorExprSyntax.self) || $0.is(FunctionCallExprSyntax.self)
    }
    return value.all.flatMap { part in ofExpressions.flatMap { $0.proposals(part) } }.compactMap { proposal in
      guard let edit = proposal.edits.first, proposal.edits.count == 1 else { return nil }
      return Proposal(
        replacing: node, with: "(\(value.text(replacing: edit.bytes, with: edit.text)))", in: context ?? node,
        change: proposal.change.map { "in one of several places, \($0)" })
    }
  }
}

/// A variable that is read.
private struct Use {
  let name: String
  private let function: FunctionDeclSyntax
  private let node: Syntax

  init?(_ node: Syntax) {
    guard let reference = node.as(DeclReferenceExprSyntax.self), let function = node.vocabulary?.function,
      node.parent?.as(MemberAccessExprSyntax.self)?.declName.id != reference.id
    else { return nil }
    (name, self.function, self.node) = (reference.baseName.text, function, node)
    guard variables.contains(name) else { return nil }
  }

  /// The parameters that are numbers, and the constants that are declared before.
  var variables: [String] {
    function.parameters.filter { ["Tensor", "Double"].contains($0.type) }.map(\.name)
      + constants.filter { $0.end <= node.bytes.lowerBound }.map(\.name)
  }

  /// What a constant is initialised with.
  var value: Syntax? { constants.first { $0.name == name && $0.end <= node.bytes.lowerBound }?.value }

  var isOneOfSeveral: Bool {
    Syntax(function).count { $0.as(DeclReferenceExprSyntax.self)?.baseName.text == name } > 1
  }

  private var constants: [(name: String, value: Syntax, end: Int)] {
    Syntax(function).all.compactMap { node in
      guard let binding = node.as(PatternBindingSyntax.self), let value = binding.initializer?.value,
        let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text
      else { return nil }
      return (name, Syntax(value), binding.bytes.upperBound)
    }
  }
}

extension Syntax {
  /// The node and all that it holds.
  fileprivate var all: [Syntax] { [self] + children(viewMode: .sourceAccurate).flatMap(\.all) }
}
