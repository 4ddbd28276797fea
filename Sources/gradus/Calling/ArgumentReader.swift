import Foundation
import TensorFiles
import Tensors
import WorkerProtocol

/// Turns named arrays and `name=value` settings into the arguments of an entry point.
///
/// | parameter | given as |
/// |---|---|
/// | `Tensor`, `Double`, `Int`, `[Int]`, `[Double]` | an array of the parameter's name |
/// | `Bool`, `String`, a case of an enum | `--set name=value` |
/// | optional | as its type, or left out for nil |
/// | a struct of the course | one array for each property, `parameters.bias`; elements as `parameters.weights[0]` |
/// | a random generator | `--seed` |
struct ArgumentReader {
  let arrays: NPZ
  let settings: [String: String]
  let seed: UInt64

  /// The arguments of an entry point, in its order.
  ///
  /// - Throws: ``UsageProblem`` for a missing, extra or misshapen one.
  func arguments(of entryPoint: EntryPoint) throws -> [WireValue] {
    let values = try entryPoint.parameters.map(value)
    // What `gradus check --save` adds to the arguments.
    let given = arrays.names.filter { !isPart($0 + ".", of: "returned") && !isPart($0 + ".", of: "expected") }
    let names = given + settings.keys.sorted()
    let extra = names.filter { name in
      !entryPoint.parameters.contains { name == $0.name || isPart(name, of: $0.name) }
    }
    guard extra.isEmpty else {
      let known = entryPoint.parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
      throw UsageProblem("\(entryPoint.name) has no parameter `\(extra[0])`. It has: \(known).")
    }
    return values
  }

  private func isPart(_ name: String, of parameter: String) -> Bool {
    name.hasPrefix(parameter + ".") || name.hasPrefix(parameter + "[")
  }

  private func value(for parameter: EntryPoint.Parameter) throws -> WireValue {
    if parameter.isInout, isGenerator(parameter.type) { return .random(state: seed, spare: nil) }
    if parameter.type.hasSuffix("?") {
      let isGiven = (arrays.names + settings.keys).contains {
        $0 == parameter.name || isPart($0, of: parameter.name)
      }
      guard isGiven else { return .optional(nil) }
      return .optional(try value(named: parameter.name, of: String(parameter.type.dropLast())))
    }
    return try value(named: parameter.name, of: parameter.type)
  }

  /// A generic parameter of the signature stands for a random generator: nothing else is generic.
  private func isGenerator(_ type: String) -> Bool { type.count == 1 || type == "SplitMix64" }

  private func value(named name: String, of type: String) throws -> WireValue {
    switch type {
    case "Tensor": return .tensor(try array(name).tensor)
    case "Double": return .double(try number(name))
    case "Int": return .int(try integer(name))
    case "[Int]": return .ints(try integers(name))
    case "[Double]": return .doubles(try vector(name))
    case "Bool": return .bool(try boolean(name))
    case "String": return .string(try setting(name, of: type))
    case _ where type.contains("->"):
      throw UsageProblem("`\(name)` is a function: `gradus call` cannot pass one.")
    default:
      let parts = arrays.names.filter { isPart($0, of: name) }
      guard parts.isEmpty else { return try WireTree(parts, below: name, in: arrays).value }
      let text = try setting(name, of: type)
      return .variant(text.hasPrefix(".") ? String(text.dropFirst()) : text, [])
    }
  }

  private func array(_ name: String) throws -> NPYArray {
    guard let array = arrays[name] else {
      let given = arrays.names.isEmpty ? "none" : arrays.names.joined(separator: ", ")
      throw UsageProblem("The array `\(name)` is missing. Given: \(given).")
    }
    return array
  }

  private func scalar(_ name: String) throws -> Double {
    let tensor = try array(name).tensor
    guard tensor.count == 1 else {
      throw UsageProblem("`\(name)` is a number, but the array given has shape \(tensor.shape).")
    }
    return tensor.storage[0]
  }

  private func number(_ name: String) throws -> Double {
    guard let text = settings[name] else { return try scalar(name) }
    guard let number = Double(text) else { throw UsageProblem("`\(name)=\(text)` is no number.") }
    return number
  }

  private func integer(_ name: String) throws -> Int {
    if let text = settings[name] {
      guard let number = Int(text) else { throw UsageProblem("`\(name)=\(text)` is no whole number.") }
      return number
    }
    guard let number = Int(exactly: try scalar(name)) else {
      throw UsageProblem("`\(name)` must be a whole number.")
    }
    return number
  }

  private func integers(_ name: String) throws -> [Int] {
    let array = try array(name)
    guard array.shape.count == 1, let integers = array.integers else {
      throw UsageProblem("`\(name)` must be a vector of int64; it has shape \(array.shape).")
    }
    return integers
  }

  private func vector(_ name: String) throws -> [Double] {
    let tensor = try array(name).tensor
    guard tensor.rank == 1 else {
      throw UsageProblem("`\(name)` must be a vector; it has shape \(tensor.shape).")
    }
    return tensor.storage
  }

  private func boolean(_ name: String) throws -> Bool {
    let text = try setting(name, of: "Bool")
    guard let value = Bool(text) else { throw UsageProblem("`\(name)=\(text)`: write true or false.") }
    return value
  }

  private func setting(_ name: String, of type: String) throws -> String {
    guard let text = settings[name] else {
      throw UsageProblem("`\(name)` is missing: give `--set \(name)=…` (\(type)).")
    }
    return text
  }
}
