/// A type in a signature, by the way in which its values cross.
indirect enum TypeReference: Equatable {
  /// A type that conforms to `WireRepresentable`.
  case plain(String)
  case array(TypeReference)
  case optional(TypeReference)
  /// A dictionary with string keys.
  case dictionary(TypeReference)
  case tuple([TupleElement])
  /// An associated type: its values stay in the worker.
  case object(String)
  /// A generic parameter that stands for a random source: its state crosses.
  case random(String)
  /// A function of the grader's: the worker calls back.
  case function(FunctionType)
  case void

  struct TupleElement: Equatable {
    let label: String?
    let type: TypeReference
  }

  struct FunctionType: Equatable {
    let parameters: [FunctionParameter]
    let canThrow: Bool
    let result: TypeReference
  }

  struct FunctionParameter: Equatable {
    let type: TypeReference
    let isInout: Bool
  }

  var isFunction: Bool {
    if case .function = self { true } else { false }
  }

  var isRandom: Bool {
    if case .random = self { true } else { false }
  }

  /// Whether values convert themselves, without help from the bridge.
  var isPlain: Bool {
    switch self {
    case .plain: true
    case .array(let element): element.isPlain
    case .optional(let wrapped): wrapped.isPlain
    case .dictionary(let value): value.isPlain
    case .tuple, .object, .random, .function, .void: false
    }
  }

  /// The names of the `WireRepresentable` types that it mentions.
  var plainNames: [String] {
    switch self {
    case .plain(let name): [name]
    case .array(let part), .optional(let part), .dictionary(let part): part.plainNames
    case .tuple(let elements): elements.flatMap(\.type.plainNames)
    case .function(let function):
      function.parameters.flatMap(\.type.plainNames) + function.result.plainNames
    case .object, .random, .void: []
    }
  }

  /// The type as Swift text, where an associated type belongs to `solution` if there is one.
  func text(solution: String? = nil) -> String {
    switch self {
    case .plain(let name): return name
    case .array(let element): return "[\(element.text(solution: solution))]"
    case .optional(let wrapped): return "\(wrapped.text(solution: solution))?"
    case .dictionary(let value): return "[String: \(value.text(solution: solution))]"
    case .tuple(let elements):
      let parts = elements.map { element in
        (element.label.map { "\($0): " } ?? "") + element.type.text(solution: solution)
      }
      return "(\(parts.joined(separator: ", ")))"
    case .object(let name): return solution.map { "\($0).\(name)" } ?? name
    case .random(let name): return solution == nil ? name : "SplitMix64"
    case .void: return "Void"
    case .function(let function):
      let parameters = function.parameters.map { parameter in
        (parameter.isInout ? "inout " : "") + parameter.type.text(solution: solution)
      }
      let result = function.result.text(solution: solution)
      return "(\(parameters.joined(separator: ", "))) \(function.canThrow ? "throws " : "")-> \(result)"
    }
  }
}
