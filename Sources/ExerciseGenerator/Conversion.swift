/// The expressions that turn values into trees and back, on one side of the wire.
enum Conversion {
  case inProxy, inDispatcher

  /// The tree of an expression's value.
  func tree(of expression: String, _ type: TypeReference) -> String {
    if type.isPlain { return "\(expression).wireValue" }
    switch type {
    case .object: return self == .inProxy ? "\(expression).wireValue" : "call.objects.handle(\(expression))"
    case .array(let element): return ".array(\(expression).map { \(tree(of: "$0", element)) })"
    case .optional(let wrapped): return ".optional(\(expression).map { \(tree(of: "$0", wrapped)) })"
    case .tuple(let elements):
      let fields = elements.enumerated().map { position, element in
        let name = element.label ?? String(position)
        return "WireField(\"\(name)\", \(tree(of: "\(expression).\(name)", element.type)))"
      }
      return ".record([\(fields.joined(separator: ", "))])"
    case .random:
      return self == .inProxy ? "try WireValue(random: \(expression))" : "\(expression).wireValue"
    case .void: return ".void"
    case .plain, .dictionary, .function: preconditionFailure("\(type) has no tree of its own")
    }
  }

  /// The value that a tree stands for.
  func value(of expression: String, _ type: TypeReference) -> String {
    if type.isPlain { return "try \(expression).decoded()" }
    switch type {
    case .object:
      return "try \(self == .inProxy ? "objects" : "call.objects").object(\(expression))"
    case .array(let element): return "try \(expression).map { \(value(of: "$0", element)) }"
    case .optional(let wrapped): return "try \(expression).mapOptional { \(value(of: "$0", wrapped)) }"
    case .tuple(let elements):
      let parts = elements.enumerated().map { position, element in
        let field = "\(expression).field(\"\(element.label ?? String(position))\")"
        return (element.label.map { "\($0): " } ?? "") + value(of: field, element.type)
      }
      return "(\(parts.joined(separator: ", ")))"
    case .random: return "try \(expression).decoded()"
    case .plain, .dictionary, .function, .void: preconditionFailure("\(type) has no value of its own")
    }
  }

  /// The expression that reads the result of an `Answer`.
  func result(of answer: String, _ type: TypeReference) -> String {
    switch type {
    case .void: "\(answer).noResult()"
    case _ where type.isPlain: "\(answer).result()"
    default: "\(answer).result { \(value(of: "$0", type)) }"
    }
  }

  /// The expression that reads the new value of an `inout` parameter of an `Answer`.
  func updated(_ index: Int, _ type: TypeReference) -> String {
    type.isPlain || type.isRandom
      ? "try answer.updated(\(index))" : "try answer.updated(\(index)) { \(value(of: "$0", type)) }"
  }
}
