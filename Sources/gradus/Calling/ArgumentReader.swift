import ExerciseBridges
import TensorFiles
import Tensors
import WorkerProtocol

/// Turns named arrays and `name=value` settings into the arguments of an entry point.
///
/// | parameter | given as |
/// |---|---|
/// | `Tensor`, `Double`, `Int`, `Bool`, `[Int]`, `[Double]`, `[Bool]` | an array of the parameter's name, or `--set` |
/// | `String`, an enum | `--set name=value` |
/// | optional | as its type, or left out for nil |
/// | a struct of the course | its properties, each under a name of its own: `parameters.bias` |
/// | an array of other things | its elements: `parameters.weights[0]` |
/// | a random generator | `--seed` |
///
/// ``ValueLiteral`` tells how values of `--set` are written.
struct ArgumentReader {
  private var arrays: GivenArrays
  private let settings: [String: String]
  private let seed: UInt64
  /// The structs and enums of the course.
  var types = ValueType.all
  /// The settings that were read.
  private var used: Set<String> = []

  init(arrays: NPZ, settings: [String: String], seed: UInt64) {
    self.arrays = GivenArrays(arrays)
    self.settings = settings
    self.seed = seed
  }

  /// The arguments of an entry point, in its order.
  ///
  /// - Throws: ``UsageProblem`` for a missing, extra or misshapen one.
  mutating func arguments(of entryPoint: EntryPoint) throws -> [WireValue] {
    var values: [WireValue] = []
    for parameter in entryPoint.parameters {
      values.append(
        parameter.isInout && isGenerator(parameter.type)
          ? .random(state: seed, spare: nil)
          : try value(named: parameter.name, of: ParameterType(parameter.type)))
    }
    // `gradus check --save` adds these to the arguments.
    let arguments = arrays.names.filter { !["returned", "expected"].contains($0.prefix { $0.isLetter }) }
    if let extra = (arguments + settings.keys.sorted()).first(where: { !arrays.used.union(used).contains($0) }
    ) {
      let known = entryPoint.parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
      throw UsageProblem("\(entryPoint.name) has no parameter `\(extra)`. It has: \(known).")
    }
    return values
  }

  /// A generic parameter of the signature stands for a random generator: nothing else is generic.
  private func isGenerator(_ type: String) -> Bool { type.count == 1 || type == "SplitMix64" }

  private mutating func value(named name: String, of type: ParameterType) throws -> WireValue {
    if case .optional(let wrapped) = type, settings[name] != "nil" {
      return isGiven(name) ? .optional(try value(named: name, of: wrapped)) : .optional(nil)
    }
    if let text = settings[name] {
      guard arrays[name] == nil else {
        throw UsageProblem("`\(name)` is given twice: as an array and in --set.")
      }
      used.insert(name)
      var literal = ValueLiteral(text, for: name, types: types)
      return try literal.value(of: type)
    }
    switch type {
    case .tensor: return .tensor(try arrays.tensor(name))
    case .double: return .double(try arrays.scalar(name))
    case .int: return .int(try arrays.integer(name))
    case .bool: return .bool(try arrays.flag(name))
    case .array(.int) where !hasParts(name): return .ints(try arrays.integers(name))
    case .array(.double) where !hasParts(name): return .doubles(try arrays.vector(name))
    case .array(.bool) where !hasParts(name): return .array(try arrays.flags(name).map(WireValue.bool))
    case .array(let element): return Self.array(try elements(name, of: element), of: element)
    case .tuple(let elements):
      let fields = elements.enumerated().map { index, element in (element.label ?? "\(index)", element.type) }
      return try record(name, fields)
    case .named(let typeName): return try value(named: name, ofNamed: typeName)
    case .string, .optional: throw missingSetting(name, type)
    case .other:
      throw UsageProblem("`\(name)` is a \(type): `gradus call` cannot pass one.")
    }
  }

  private mutating func value(named name: String, ofNamed typeName: String) throws -> WireValue {
    switch types.first(where: { $0.name == typeName })?.shape {
    case .record(let fields):
      return try record(name, fields.map { ($0.label ?? "", ParameterType($0.type)) })
    case .choice: throw missingSetting(name, .named(typeName))
    case nil:
      throw UsageProblem(
        "`\(name)` is a \(typeName), which lives in the worker: `gradus call` cannot pass one.")
    }
  }

  private mutating func record(_ name: String, _ fields: [(String, ParameterType)]) throws -> WireValue {
    var parts: [WireField] = []
    for (label, type) in fields {
      parts.append(WireField(label, try value(named: "\(name).\(label)", of: type)))
    }
    return .record(parts)
  }

  private mutating func elements(_ name: String, of type: ParameterType) throws -> [WireValue] {
    var elements: [WireValue] = []
    while isGiven("\(name)[\(elements.count)]") {
      elements.append(try value(named: "\(name)[\(elements.count)]", of: type))
    }
    guard !elements.isEmpty else {
      throw UsageProblem(
        "`\(name)` is missing: give its elements, `\(name)[0]`, `\(name)[1]`, … \(arrays.given)")
    }
    return elements
  }

  /// Elements as the wire format packs them.
  static func array(_ elements: [WireValue], of type: ParameterType) -> WireValue {
    switch type {
    case .int: .ints(elements.compactMap { if case .int(let number) = $0 { number } else { nil } })
    case .double: .doubles(elements.compactMap { if case .double(let number) = $0 { number } else { nil } })
    default: .array(elements)
    }
  }

  /// The names under which a struct's properties are given: "`p.weights`, `p.biases`".
  static func parts(of typeName: String, named name: String, _ types: [ValueType]) -> String {
    guard case .record(let fields) = types.first(where: { $0.name == typeName })?.shape else {
      return "`\(name).…`"
    }
    return fields.map { "`\(name).\($0.label ?? "")`" }.joined(separator: ", ")
  }

  private func hasParts(_ name: String) -> Bool {
    (arrays.names + settings.keys).contains { $0.hasPrefix(name + ".") || $0.hasPrefix(name + "[") }
  }

  private func isGiven(_ name: String) -> Bool {
    arrays[name] != nil || settings[name] != nil || hasParts(name)
  }

  private func missingSetting(_ name: String, _ type: ParameterType) -> UsageProblem {
    var description = "\(type)"
    if case .choice(let cases) = types.first(where: { $0.name == description })?.shape {
      description += ": " + cases.map { "`\($0)`" }.joined(separator: ", ")
    }
    let isArray = arrays[name] != nil
    return UsageProblem(
      "`\(name)` \(isArray ? "is no array" : "is missing"): give --set '\(name)=…' (\(description)).")
  }
}
