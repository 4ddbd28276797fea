/// Turns the compiler's words about a missing type or function into a `MissingDeclaration`.
enum MissingDeclarations {
  /// - Parameters:
  ///   - student: messages about the student's file.
  ///   - glue: messages about the generated file that uses the student's type.
  static func find(typeName: String, student: [Diagnostic], glue: [Diagnostic]) -> [MissingDeclaration] {
    var found: [MissingDeclaration] = []
    for diagnostic in glue where diagnostic.severity == .error {
      if diagnostic.message == "cannot find '\(typeName)' in scope" { found.append(.type(name: typeName)) }
      if diagnostic.message.contains("'\(typeName)' does not conform to specified type"),
        let name = quoted(diagnostic.message).last
      {
        found.append(.conformance(type: typeName, protocol: name))
      }
    }
    for diagnostic in student where diagnostic.message.contains("does not conform to protocol") {
      for note in diagnostic.notes where note.hasPrefix("protocol requires ") {
        // protocol requires function 'sigmoid' with type '(Tensor) throws -> Tensor'
        let names = quoted(note)
        guard let name = names.first else { continue }
        found.append(.entryPoint(name: name, signature: names.count > 1 ? names[1] : ""))
      }
    }
    return found.reduce(into: []) { unique, element in if !unique.contains(element) { unique.append(element) }
    }
  }

  private static func quoted(_ text: String) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
