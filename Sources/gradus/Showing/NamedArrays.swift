import TensorFiles
import Tensors
import WorkerProtocol

/// Values as arrays for NumPy: `result`, the parts of a struct as `result.weights[0]`.
struct NamedArrays {
  private(set) var members: [NPZ.Member] = []

  /// Adds a value under a name; a value without numbers adds nothing.
  ///
  /// - Returns: The first part that no array can hold, such as a case of an enum; the others are added.
  @discardableResult
  mutating func add(_ value: WireValue, as name: String) -> (name: String, value: WireValue)? {
    switch value {
    case .void, .random, .optional(nil): return nil
    case .tensor(let tensor): append(NPYArray(tensor), as: name)
    case .double(let number): append(NPYArray(Tensor(number)), as: name)
    case .doubles(let numbers): append(NPYArray(Tensor(numbers)), as: name)
    case .int(let number): append(NPYArray(shape: [], values: .int64([Int64(number)])), as: name)
    case .bool(let flag): append(NPYArray(shape: [], values: .int64([flag ? 1 : 0])), as: name)
    case .ints(let integers): append(NPYArray(integers), as: name)
    case .optional(let value?): return add(value, as: name)
    case .array(let elements):
      let refused = elements.enumerated().map { add($1, as: "\(name)[\($0)]") }
      return refused.lazy.compactMap(\.self).first
    case .record(let fields):
      let refused = fields.map { add($0.value, as: "\(name).\($0.name)") }
      return refused.lazy.compactMap(\.self).first
    default: return (name, value)
    }
    return nil
  }

  private mutating func append(_ array: NPYArray, as name: String) {
    members.append(NPZ.Member(name: name, array: array))
  }
}
