import SwiftSyntax

/// Reads an exercise's protocol.
struct ProtocolParser {
  let file: SourceFile
  let plainTypes: Set<String>

  /// What a proxy and a dispatcher call their own variables.
  private static let reservedNames: Set<String> = [
    "answer", "arguments", "call", "channel", "objects", "result", "solution",
  ]

  /// The associated types and functions of a protocol; errors are collected in the file.
  func parse(_ declaration: ProtocolDeclSyntax) -> (
    associatedTypes: [AssociatedType], requirements: [Requirement]
  ) {
    let members = declaration.memberBlock.members.map(\.decl)
    let associatedTypes = members.compactMap { member in
      member.as(AssociatedTypeDeclSyntax.self).flatMap { type in
        file.collecting { () throws(DeclarationError) in try associatedType(type) }
      }
    }
    var types = TypeParser(file: file, plainTypes: plainTypes)
    types.associatedTypes = Set(associatedTypes.map(\.name))
    var requirements: [Requirement] = []
    for member in members where !member.is(AssociatedTypeDeclSyntax.self) {
      let parsed = file.collecting { () throws(DeclarationError) in
        let requirement = try requirement(member, types: types)
        if requirements.contains(where: { $0.name == requirement.name }) {
          throw file.error(
            at: member, "\(requirement.name) is declared twice", remedy: "give one of them other labels")
        }
        return requirement
      }
      if let parsed { requirements.append(parsed) }
    }
    return (associatedTypes, requirements)
  }

  private func associatedType(_ declaration: AssociatedTypeDeclSyntax) throws(DeclarationError)
    -> AssociatedType
  {
    let bounds = declaration.inheritanceClause?.inheritedTypes.map(\.type.oneLine) ?? []
    if declaration.genericWhereClause != nil || !bounds.allSatisfy({ $0 == "AnyObject" }) {
      throw file.error(
        at: declaration,
        "the stand-in for \(declaration.name.text) in the grader can promise no more than to be an object",
        remedy: "leave out every constraint but AnyObject, and declare what checks need as functions")
    }
    return AssociatedType(
      name: declaration.name.text, documentation: declaration.documentation, isObject: !bounds.isEmpty)
  }

  private func requirement(_ member: DeclSyntax, types: TypeParser) throws(DeclarationError) -> Requirement {
    guard let function = member.as(FunctionDeclSyntax.self) else {
      throw file.error(
        at: member, "only functions can be asked of another process, and they must be able to throw",
        remedy: "write it as func …() throws -> …")
    }
    try checkEffects(of: function)
    var types = types
    let randomSources = try self.randomSources(of: function)
    types.randomSources = Set(randomSources)
    var parameters: [Requirement.Parameter] = []
    for parameter in function.signature.parameterClause.parameters {
      parameters.append(try self.parameter(parameter, types: types))
    }
    return Requirement(
      baseName: function.name.text, documentation: function.documentation, randomSources: randomSources,
      parameters: parameters, result: try types.result(function.signature.returnClause?.type))
  }

  private func checkEffects(of function: FunctionDeclSyntax) throws(DeclarationError) {
    let name = function.name.text
    if let modifier = function.modifiers.first {
      throw file.error(
        at: modifier,
        "\(name) is \(modifier.oneLine), but entry points are functions of a value without state",
        remedy: "leave out \(modifier.oneLine)")
    }
    let effects = function.signature.effectSpecifiers
    if let asynchronous = effects?.asyncSpecifier {
      throw file.error(at: asynchronous, "\(name) is async, but calls block", remedy: "leave out async")
    }
    guard let clause = effects?.throwsClause else {
      throw file.error(
        at: function.name, "\(name) does not throw, but a call of another process can fail",
        remedy: "add throws")
    }
    if let type = clause.type {
      throw file.error(
        at: type, "\(name) throws only \(type.oneLine), but a call of another process can fail otherwise",
        remedy: "write plain throws")
    }
  }

  private func randomSources(of function: FunctionDeclSyntax) throws(DeclarationError) -> [String] {
    if let clause = function.genericWhereClause {
      throw file.error(at: clause, "a where clause cannot be bridged", remedy: "leave it out")
    }
    var names: [String] = []
    for parameter in function.genericParameterClause?.parameters ?? [] {
      guard parameter.inheritedType?.oneLine == "RandomSource" else {
        throw file.error(
          at: parameter, "the only generic parameters that can be bridged stand for random sources",
          remedy: "write <\(parameter.name.text): RandomSource> or a concrete type")
      }
      names.append(parameter.name.text)
    }
    return names
  }

  private func parameter(
    _ parameter: FunctionParameterSyntax, types: TypeParser
  ) throws(DeclarationError) -> Requirement.Parameter {
    let name = (parameter.secondName ?? parameter.firstName).text
    if let ellipsis = parameter.ellipsis {
      throw file.error(at: ellipsis, "a variadic parameter cannot be passed on", remedy: "take an array")
    }
    if let value = parameter.defaultValue {
      throw file.error(
        at: value, "a requirement of a protocol has no default arguments: the call names every argument",
        remedy: "leave it out, and add a function to an extension of the protocol that passes the default")
    }
    if Self.reservedNames.contains(name) {
      throw file.error(
        at: parameter.secondName ?? parameter.firstName, "the bridge has a variable called \(name) itself",
        remedy: "give the parameter another inner name, like \(parameter.firstName.text) \(name.prefix(1))")
    }
    let (type, isInout) = try types.parameter(parameter.type)
    let label = parameter.firstName.text == "_" ? nil : parameter.firstName.text
    let source = (label == name ? name : "\(label ?? "_") \(name)") + ": " + parameter.type.oneLine
    return Requirement.Parameter(label: label, name: name, type: type, isInout: isInout, source: source)
  }
}
