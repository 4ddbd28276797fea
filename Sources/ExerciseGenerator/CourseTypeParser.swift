import SwiftSyntax

/// Reads the structs and enums of the course.
struct CourseTypeParser {
  let types: TypeParser

  private var file: SourceFile { types.file }

  /// The public structs and enums at the top of a file, by name.
  static func declarations(in file: SourceFile) -> [(name: String, declaration: DeclSyntax)] {
    file.declarations.compactMap { declaration in
      if let type = declaration.as(StructDeclSyntax.self), type.modifiers.isPublic {
        return (type.name.text, declaration)
      }
      if let type = declaration.as(EnumDeclSyntax.self), type.modifiers.isPublic {
        return (type.name.text, declaration)
      }
      return nil
    }
  }

  /// Reads one of these declarations.
  func parse(_ declaration: DeclSyntax) throws(DeclarationError) -> CourseType {
    if let type = declaration.as(StructDeclSyntax.self) {
      try refuse(generic: type.genericParameterClause)
      return CourseType(name: type.name.text, shape: .record(try properties(of: type)))
    }
    guard let type = declaration.as(EnumDeclSyntax.self) else {
      throw file.error(
        at: declaration, "this is neither a struct nor an enum", remedy: "declare one of these")
    }
    try refuse(generic: type.genericParameterClause)
    return CourseType(name: type.name.text, shape: .choice(try cases(of: type)))
  }

  private func refuse(generic clause: GenericParameterClauseSyntax?) throws(DeclarationError) {
    guard let clause else { return }
    throw file.error(
      at: clause, "a generic type cannot cross between grader and worker", remedy: "write out the type")
  }

  private func properties(of type: StructDeclSyntax) throws(DeclarationError) -> [CourseType.Field] {
    var fields: [CourseType.Field] = []
    for member in type.memberBlock.members {
      guard let variable = member.decl.as(VariableDeclSyntax.self), !variable.modifiers.isStatic else {
        continue
      }
      fields += try storedProperties(of: variable)
    }
    try checkInitializer(of: type, fields: fields)
    return fields
  }

  private func storedProperties(of variable: VariableDeclSyntax) throws(DeclarationError) -> [CourseType
    .Field]
  {
    var fields: [CourseType.Field] = []
    var annotation: TypeSyntax?
    for binding in variable.bindings.reversed() where binding.accessorBlock == nil {
      annotation = binding.typeAnnotation?.type ?? annotation
      guard let annotation, variable.modifiers.isPublic else {
        throw file.error(
          at: binding, "a stored property of a type that crosses must be public and have its type written",
          remedy: "write it as public var \(binding.pattern.oneLine): …")
      }
      fields.insert(.init(name: binding.pattern.oneLine, type: try types.value(annotation)), at: 0)
    }
    return fields
  }

  private func checkInitializer(of type: StructDeclSyntax, fields: [CourseType.Field])
    throws(DeclarationError)
  {
    let names = fields.compactMap(\.name)
    let hasInitializer = type.memberBlock.members.contains { member in
      guard let initializer = member.decl.as(InitializerDeclSyntax.self) else { return false }
      let labels = initializer.signature.parameterClause.parameters.map(\.firstName.text)
      return initializer.modifiers.isPublic && labels == names
    }
    guard hasInitializer else {
      throw file.error(
        at: type.name, "\(type.name.text) cannot be made from its parts",
        remedy: "add public init(\(names.map { $0 + ":" }.joined()))")
    }
  }

  private func cases(of type: EnumDeclSyntax) throws(DeclarationError) -> [CourseType.Case] {
    var cases: [CourseType.Case] = []
    for member in type.memberBlock.members {
      guard let declaration = member.decl.as(EnumCaseDeclSyntax.self) else { continue }
      for element in declaration.elements {
        var fields: [CourseType.Field] = []
        for parameter in element.parameterClause?.parameters ?? [] {
          let label = parameter.firstName.flatMap { $0.text == "_" ? nil : $0.text }
          fields.append(.init(name: label, type: try types.value(parameter.type)))
        }
        cases.append(.init(name: element.name.text, fields: fields))
      }
    }
    return cases
  }
}

extension DeclModifierListSyntax {
  var isPublic: Bool { contains { $0.name.text == "public" } }
  var isStatic: Bool { contains { $0.name.text == "static" } }
}
