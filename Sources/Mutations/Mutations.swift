public import CourseModel
import SwiftOperators
import SwiftParser
import SwiftSyntax

/// Every mutant of a source, in the order of the text: each edits one function, in one way.
///
/// Error messages stay as they are, since no check looks at their words. Not every mutant compiles: types are not known
/// here. No two mutants have the same text, nor that of the source.
public func mutants(of source: String) -> [Mutant] {
  let parsed = Parser.parse(source: source)
  let tree = OperatorTable.standardOperators.foldAll(parsed) { _ in }
  var collector = MutantCollector(source, SourceLocationConverter(fileName: "", tree: tree))
  collector.collect(tree, in: nil)
  return collector.mutants
}

/// Walks a syntax tree and asks every operator at every node of a function.
private struct MutantCollector {
  private(set) var mutants: [Mutant] = []
  private let source: String
  private let converter: SourceLocationConverter
  private var texts: Set<String>
  private var occurrences: [String: Int] = [:]

  init(_ source: String, _ converter: SourceLocationConverter) {
    (self.source, self.converter, texts) = (source, converter, [source])
  }

  mutating func collect(_ node: Syntax, in function: FunctionDeclSyntax?) {
    if node.is(ThrowStmtSyntax.self) || node.is(StringLiteralExprSyntax.self) { return }
    let function = node.as(FunctionDeclSyntax.self) ?? function
    if let function {
      for operation in MutationOperator.all {
        for proposal in operation.proposals(node) { add(proposal, by: operation.name, in: function) }
      }
    }
    for child in node.children(viewMode: .sourceAccurate) { collect(child, in: function) }
  }

  private mutating func add(_ proposal: Proposal, by operation: String, in function: FunctionDeclSyntax) {
    guard let start = proposal.edits.first?.bytes.lowerBound else { return }
    let place = converter.location(for: AbsolutePosition(utf8Offset: start))
    var mutant = Mutant(
      function: function.name.text, operation: operation, original: proposal.original,
      replacement: proposal.replacement, line: place.line, column: place.column, edits: proposal.edits)
    mutant.change = proposal.change.map { function.isRequired ? "in `\(function.name.text)`, \($0)" : $0 }
    guard texts.insert(mutant.applied(to: source)).inserted else { return }
    let count = occurrences[mutant.key, default: 0] + 1
    occurrences[mutant.key] = count
    mutant.occurrence = count
    mutants.append(mutant)
  }
}
