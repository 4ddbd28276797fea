import SwiftParser
import SwiftSyntax

/// Writes the file in which a student works: every function present, documented, and not implemented.
struct StarterWriter {
  let exercise: ExerciseDeclaration

  private static let body = "throw LabError.notImplemented"

  var text: String {
    var code = CodeWriter()
    code.line("import LabKit")
    code.line()
    code.documentation(exercise.documentation.firstParagraph)
    if !exercise.documentation.isEmpty { code.documentation([""]) }
    code.documentation([
      "`\(exercise.protocolName)` says in full what each function takes, returns and throws."
    ])
    code.block("struct \(exercise.typeName): \(exercise.protocolName)") { code in
      var isFirst = true
      for type in exercise.associatedTypes {
        if !isFirst { code.line() }
        isFirst = false
        code.documentation(type.documentation.firstParagraph)
        code.line("\(type.isObject ? "final class" : "struct") \(type.name) {}")
      }
      for requirement in exercise.requirements {
        if !isFirst { code.line() }
        isFirst = false
        code.documentation(requirement.documentation.firstParagraph)
        requirement.write(to: &code) { $0.line(Self.body) }
      }
    }
    return code.text
  }

  /// Whether every function in a file is still to be written, so that the file may be written anew.
  static func isUnsolved(_ text: String) -> Bool {
    let finder = BodyFinder(viewMode: .sourceAccurate)
    finder.walk(Parser.parse(source: text))
    return finder.bodies.allSatisfy { $0 == body }
  }

  private final class BodyFinder: SyntaxVisitor {
    private(set) var bodies: [String] = []

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
      if let body = node.body { bodies.append(body.statements.oneLine) }
      return .skipChildren
    }
  }
}
