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
  let arrays: NPZ
  let settings: [String: String]
  let seed: UInt64
  /// The structs and enums of the course.
  var types = ValueType.all
  private var used: Set<String> = []

  init(arrays: NPZ, settings: [String: String], seed: UInt64) {
    self.arrays = arrays
    self.settings = settings
    self.seed = seed
  }

  /// The arguments of an entry point, in its order.
  ///
  /// - Throws: ``UsageProblem`` for a missing, extra or misshapen one.
  mutating func arguments(of entryPoint: EntryPoint) throws -> [WireValue] {
    used = []
    var values: [WireValue] = []
    for parameter in entryPoint.parameters {
      values.append(
        parameter.isInout && isGenerator(parameter.type)
          ? .random(state: seed, spare: nil)
          : try value(named: parameter.name, of: ParameterType(parameter.type)))
    }
    // `gradus check --save` adds these to the arguments.
    let arguments = arrays.names.filter { !["returned", "expected"].contains($0.prefix { $0.isLetter }) }
    if let extra = (arguments + settings.keys.sorted()).first(where: { !used.contains($0) }) {
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
    case .tensor: return .tensor(try tensor(name))
    case .double: return .double(try scalar(name))
    case .int: return .int(try integer(name))
    case .bool: return .bool(try flag(scalar(name), name))
    case .array(.int) where !hasParts(name): return .ints(try integers(name))
    case .array(.double) where !hasParts(name): return .doubles(try vector(name))
    case .array(.bool) where !hasParts(name):
      return .array(try vector(name).map { .bool(try flag($0, name)) })
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
      throw UsageProblem("`\(name)` is missing: give its elements, `\(name)[0]`, `\(name)[1]`, … \(given)")
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
}

extension ArgumentReader {
  private var given: String {
    let names = arrays.names.isEmpty ? "none" : arrays.names.joined(separator: ", ")
    let isUnnamed = arrays.names.contains { $0.hasPrefix("arr_") && Int($0.dropFirst(4)) != nil }
    return "Given: \(names)."
      + (isUnnamed
        ? " numpy.savez calls an array without a name arr_0: write numpy.savez(path, name=array)." : "")
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

  private mutating func array(_ name: String) throws -> NPYArray {
    guard let array = arrays[name] else { throw UsageProblem("The array `\(name)` is missing. \(given)") }
    used.insert(name)
    return array
  }

  private mutating func tensor(_ name: String) throws -> Tensor {
    let array = try array(name)
    if let number = array.firstRounded {
      throw UsageProblem(
        "`\(name)` holds \(number), which no double holds exactly; save \(name).astype('float64') to round it."
      )
    }
    return array.tensor
  }

  private mutating func scalar(_ name: String) throws -> Double {
    let tensor = try tensor(name)
    guard tensor.count == 1 else {
      throw UsageProblem("`\(name)` is a number, but the array given has shape \(tensor.shape).")
    }
    return tensor.storage[0]
  }

  private mutating func integer(_ name: String) throws -> Int {
    let array = try array(name)
    guard array.values.count == 1, let number = array.integers?.first else {
      throw UsageProblem("`\(name)` must be one whole number; the array given has shape \(array.shape).")
    }
    return number
  }

  private mutating func integers(_ name: String) throws -> [Int] {
    let array = try array(name)
    guard array.shape.count == 1, let integers = array.integers else {
      throw UsageProblem("`\(name)` must be a vector of whole numbers; it has shape \(array.shape).")
    }
    return integers
  }

  private mutating func vector(_ name: String) throws -> [Double] {
    let tensor = try tensor(name)
    guard tensor.rank == 1 else {
      throw UsageProblem("`\(name)` must be a vector; it has shape \(tensor.shape).")
    }
    return tensor.storage
  }

  private func flag(_ number: Double, _ name: String) throws -> Bool {
    guard number == 0 || number == 1 else {
      throw UsageProblem("`\(name)` holds \(number): true and false are 1 and 0.")
    }
    return number == 1
  }
}
