import SwiftSyntax

/// Reads types as they stand in a signature or a property, and refuses those whose values cannot cross.
struct TypeParser {
  let file: SourceFile
  /// The types that conform, or will conform, to `WireRepresentable`.
  let plainTypes: Set<String>
  var associatedTypes: Set<String> = []
  var randomSources: Set<String> = []

  /// The type of a value: a result, a property, an element.
  func value(_ type: TypeSyntax) throws(DeclarationError) -> TypeReference {
    if let array = type.as(ArrayTypeSyntax.self) { return .array(try value(array.element)) }
    if let optional = type.as(OptionalTypeSyntax.self) { return .optional(try value(optional.wrappedType)) }
    if let dictionary = type.as(DictionaryTypeSyntax.self) { return try self.dictionary(dictionary) }
    if let tuple = type.as(TupleTypeSyntax.self) { return try self.tuple(tuple) }
    if let name = type.as(IdentifierTypeSyntax.self), name.genericArgumentClause == nil {
      return try named(name)
    }
    if type.is(FunctionTypeSyntax.self) || type.is(AttributedTypeSyntax.self) {
      throw file.error(
        at: type, "a function can only be a parameter itself, not part of another type or a result",
        remedy: "make it a parameter of its own")
    }
    throw file.error(
      at: type, "values of type \(type.oneLine) cannot cross between grader and worker",
      remedy: "use numbers, Tensor, String, arrays, optionals, tuples or a struct or enum of the course")
  }

  /// The type of a parameter, which may also be a function or an `inout` random source.
  func parameter(_ type: TypeSyntax) throws(DeclarationError) -> (type: TypeReference, isInout: Bool) {
    let (bare, isInout) = try withoutSpecifiers(type)
    if let name = bare.as(IdentifierTypeSyntax.self), randomSources.contains(name.name.text) {
      guard isInout else {
        throw file.error(
          at: type, "a random source that is not inout cannot be advanced",
          remedy: "declare the parameter as inout \(name.name.text)")
      }
      return (.random(name.name.text), true)
    }
    if let function = bare.as(FunctionTypeSyntax.self), !isInout {
      return (.function(try self.function(function)), false)
    }
    return (try value(bare), isInout)
  }

  /// The type of a result.
  func result(_ type: TypeSyntax?) throws(DeclarationError) -> TypeReference {
    guard let type, type.oneLine != "Void", type.oneLine != "()" else { return .void }
    return try value(type)
  }

  private func withoutSpecifiers(_ type: TypeSyntax) throws(DeclarationError) -> (TypeSyntax, isInout: Bool) {
    guard let attributed = type.as(AttributedTypeSyntax.self) else { return (type, false) }
    let words = attributed.specifiers.map(\.oneLine) + attributed.attributes.map(\.oneLine)
    for word in words where word != "inout" && word != "@escaping" {
      throw file.error(
        at: type, "\(word) has no meaning for a value that crosses to another process", remedy: "leave it out"
      )
    }
    return (attributed.baseType, words.contains("inout"))
  }

  private func named(_ type: IdentifierTypeSyntax) throws(DeclarationError) -> TypeReference {
    let name = type.name.text
    if plainTypes.contains(name) { return .plain(name) }
    if associatedTypes.contains(name) { return .object(name) }
    if name == "Void" { return .void }
    if randomSources.contains(name) {
      throw file.error(
        at: type, "a random source can only be an inout parameter", remedy: "pass it as inout \(name)")
    }
    throw file.error(
      at: type, "no values of type \(name) can cross between grader and worker",
      remedy:
        "declare it as a public struct or enum beside the protocol or in Sources/Exercises/Shared, make it"
        + " an associatedtype, or conform it to WireRepresentable in Sources/ExerciseBridges/Runtime")
  }

  private func dictionary(_ type: DictionaryTypeSyntax) throws(DeclarationError) -> TypeReference {
    let value = try value(type.value)
    guard type.key.oneLine == "String", value.isPlain else {
      throw file.error(
        at: type, "only dictionaries from String to plain values can cross", remedy: "use an array of tuples")
    }
    return .dictionary(value)
  }

  private func tuple(_ type: TupleTypeSyntax) throws(DeclarationError) -> TypeReference {
    if let only = type.elements.first, type.elements.count == 1, only.firstName == nil {
      return try value(only.type)
    }
    var elements: [TypeReference.TupleElement] = []
    for element in type.elements {
      elements.append(.init(label: element.firstName?.text, type: try value(element.type)))
    }
    return elements.isEmpty ? .void : .tuple(elements)
  }

  private func function(_ type: FunctionTypeSyntax) throws(DeclarationError) -> TypeReference.FunctionType {
    if let effects = type.effectSpecifiers, effects.asyncSpecifier != nil {
      throw file.error(at: effects, "an async function cannot be called back", remedy: "leave out async")
    }
    if let thrown = type.effectSpecifiers?.throwsClause?.type {
      throw file.error(
        at: thrown, "a typed throw cannot carry the errors of a broken connection",
        remedy: "write plain throws")
    }
    var parameters: [TypeReference.FunctionParameter] = []
    for element in type.parameters {
      let (type, isInout) = try parameter(element.type)
      if type.isFunction {
        throw file.error(
          at: element, "a function that is called back cannot take a function", remedy: "pass values instead")
      }
      parameters.append(.init(type: type, isInout: isInout))
    }
    return TypeReference.FunctionType(
      parameters: parameters, canThrow: type.effectSpecifiers?.throwsClause != nil,
      result: try result(type.returnClause.type))
  }
}
