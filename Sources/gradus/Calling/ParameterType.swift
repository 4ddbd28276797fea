/// The type of a parameter, read from its declaration.
indirect enum ParameterType: Sendable, Equatable {
  case tensor, double, int, bool, string
  case optional(ParameterType)
  case array(ParameterType)
  case tuple([(label: String?, type: ParameterType)])
  /// A struct or an enum of the course's, or a type that each solution chooses.
  case named(String)
  /// What no argument on the command line can be: a function, a dictionary.
  case other(String)

  /// Reads a type as a signature writes it.
  init(_ text: String) {
    let text = text.drop { $0 == " " }
    if Self.parts(of: text, at: "-").count > 1 {
      self = .other(String(text))
    } else if text.hasSuffix("?") {
      self = .optional(ParameterType(String(text.dropLast())))
    } else if text.hasPrefix("["), text.hasSuffix("]") {
      let inside = text.dropFirst().dropLast()
      self =
        Self.parts(of: inside, at: ":").count > 1
        ? .other(String(text)) : .array(ParameterType(String(inside)))
    } else if text.hasPrefix("("), text.hasSuffix(")") {
      let elements = Self.parts(of: text.dropFirst().dropLast(), at: ",").map { element in
        let parts = Self.parts(of: element, at: ":")
        let label = parts.count > 1 ? parts[0].filter { $0 != " " } : nil
        return (label, ParameterType(String(parts[parts.count - 1])))
      }
      self = elements.count == 1 && elements[0].0 == nil ? elements[0].1 : .tuple(elements)
    } else {
      self = Self.plain[String(text)] ?? .named(String(text))
    }
  }

  private static let plain: [String: ParameterType] = [
    "Tensor": .tensor, "Double": .double, "Int": .int, "Bool": .bool, "String": .string,
  ]

  /// The parts of a text between the separators that stand in no brackets.
  private static func parts(of text: Substring, at separator: Character) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case separator where depth == 0:
        parts.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    return parts + [text[start...]]
  }

  static func == (first: ParameterType, second: ParameterType) -> Bool {
    first.description == second.description
  }
}

extension ParameterType: CustomStringConvertible {
  /// The type as a signature writes it.
  var description: String {
    switch self {
    case .tensor: "Tensor"
    case .double: "Double"
    case .int: "Int"
    case .bool: "Bool"
    case .string: "String"
    case .optional(let wrapped): "\(wrapped)?"
    case .array(let element): "[\(element)]"
    case .tuple(let elements):
      "(\(elements.map { ($0.label.map { "\($0): " } ?? "") + "\($0.type)" }.joined(separator: ", ")))"
    case .named(let name), .other(let name): name
    }
  }
}
