import SwiftSyntax

/// Reads the file that declares an exercise: its protocol and the types beside it.
struct ExerciseParser {
  let file: SourceFile
  /// The types that any exercise may mention.
  let common: Set<String>

  func parse(id: String, protocolName: String) throws(DeclarationError) -> ExerciseDeclaration {
    guard let declaration = file.declarations.lazy.compactMap({ $0.as(ProtocolDeclSyntax.self) }).first else {
      throw file.error(
        at: file.tree, "the file declares no protocol", remedy: "declare public protocol \(protocolName)")
    }
    try check(declaration, named: protocolName)
    let declared = CourseTypeParser.declarations(in: file)
    let plainTypes = common.union(declared.map(\.name))
    let parser = CourseTypeParser(types: TypeParser(file: file, plainTypes: plainTypes))
    let courseTypes = declared.compactMap { _, declaration in
      file.collecting { () throws(DeclarationError) in try parser.parse(declaration) }
    }
    let (associatedTypes, requirements) = ProtocolParser(file: file, plainTypes: plainTypes).parse(
      declaration)
    return ExerciseDeclaration(
      id: id, typeName: String(protocolName.dropLast("Exercise".count)),
      documentation: declaration.documentation, associatedTypes: associatedTypes, requirements: requirements,
      courseTypes: courseTypes)
  }

  private func check(_ declaration: ProtocolDeclSyntax, named name: String) throws(DeclarationError) {
    guard declaration.name.text == name else {
      throw file.error(
        at: declaration.name, "the protocol is called \(declaration.name.text), but the file \(name).swift",
        remedy: "give both the same name")
    }
    guard declaration.modifiers.isPublic else {
      throw file.error(at: declaration, "\(name) is not public", remedy: "declare it public")
    }
    if let clause = declaration.inheritanceClause {
      throw file.error(
        at: clause, "\(name) inherits from another protocol, whose requirements the generator does not see",
        remedy: "declare every requirement here")
    }
  }
}
