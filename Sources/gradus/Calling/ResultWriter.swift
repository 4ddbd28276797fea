import TensorFiles
import Tensors
import WorkerProtocol

/// Turns what an entry point returned into named arrays: `result`, `result.weights[0]`, and the new value of
/// each `inout` parameter under its name.
struct ResultWriter {
  private(set) var members: [NPZ.Member] = []

  init(_ value: WireValue, updated: [WireValue], of entryPoint: EntryPoint) throws {
    try add(value, as: "result")
    let names = entryPoint.parameters.filter(\.isInout).map(\.name)
    for (name, value) in zip(names, updated) { try add(value, as: name) }
  }

  private mutating func add(_ value: WireValue, as name: String) throws {
    switch value {
    case .void, .random, .optional(nil): break
    case .tensor(let tensor): append(NPYArray(tensor), as: name)
    case .double(let number): append(NPYArray(Tensor(number)), as: name)
    case .doubles(let numbers): append(NPYArray(Tensor(numbers)), as: name)
    case .int(let number): append(NPYArray(shape: [], values: .int64([Int64(number)])), as: name)
    case .bool(let flag): append(NPYArray(shape: [], values: .int64([flag ? 1 : 0])), as: name)
    case .ints(let integers): append(NPYArray(integers), as: name)
    case .optional(let value?): try add(value, as: name)
    case .array(let elements):
      for (index, element) in elements.enumerated() { try add(element, as: "\(name)[\(index)]") }
    case .record(let fields):
      for field in fields { try add(field.value, as: "\(name).\(field.name)") }
    default:
      throw UsageProblem("The result `\(name)` is \(value.kind), which no array can hold.")
    }
  }

  private mutating func append(_ array: NPYArray, as name: String) {
    members.append(NPZ.Member(name: name, array: array))
  }
}
