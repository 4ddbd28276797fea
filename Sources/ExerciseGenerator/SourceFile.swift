import SwiftParser
import SwiftSyntax

/// A parsed file and the errors found in it.
final class SourceFile {
  let tree: SourceFileSyntax
  private(set) var errors: [DeclarationError] = []
  private let path: String
  private let locations: SourceLocationConverter

  init(path: String, text: String) {
    self.path = path
    tree = Parser.parse(source: text)
    locations = SourceLocationConverter(fileName: path, tree: tree)
  }

  /// The declarations at the top of the file.
  var declarations: [DeclSyntax] {
    tree.statements.compactMap { $0.item.as(DeclSyntax.self) }
  }

  /// A refusal at the start of a piece of source.
  func error(at node: some SyntaxProtocol, _ reason: String, remedy: String) -> DeclarationError {
    let location = node.startLocation(converter: locations)
    return DeclarationError(
      file: path, line: location.line, column: location.column, reason: reason, remedy: remedy)
  }

  /// Runs `body` and keeps its refusal, so that one run names every fault.
  func collecting<Value>(_ body: () throws(DeclarationError) -> Value) -> Value? {
    do {
      return try body()
    } catch {
      errors.append(error)
      return nil
    }
  }
}

extension SyntaxProtocol {
  /// The documentation comment before the declaration, a line each, without slashes.
  var documentation: [String] {
    leadingTrivia.pieces.compactMap { piece in
      guard case .docLineComment(let text) = piece else { return nil }
      let line = text.dropFirst(3)
      return String(line.first == " " ? line.dropFirst() : line)
    }
  }

  /// The source on one line, without comments around it.
  var oneLine: String {
    trimmedDescription.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
