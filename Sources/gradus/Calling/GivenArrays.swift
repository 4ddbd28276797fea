import TensorFiles
import Tensors

/// Arrays that were given under names, read as what is due, and which of them were read.
struct GivenArrays {
  private let arrays: NPZ
  private(set) var used: Set<String> = []

  init(_ arrays: NPZ) { self.arrays = arrays }

  var names: [String] { arrays.names }

  subscript(name: String) -> NPYArray? { arrays[name] }

  /// Their names, for messages.
  var given: String {
    let list = names.isEmpty ? "none" : names.joined(separator: ", ")
    let isUnnamed = names.contains { $0.hasPrefix("arr_") && Int($0.dropFirst(4)) != nil }
    return "Given: \(list)."
      + (isUnnamed
        ? " numpy.savez calls an array without a name arr_0: write numpy.savez(path, name=array)." : "")
  }

  private mutating func array(_ name: String) throws -> NPYArray {
    guard let array = self[name] else { throw UsageProblem("The array `\(name)` is missing. \(given)") }
    used.insert(name)
    return array
  }

  mutating func tensor(_ name: String) throws -> Tensor {
    let array = try array(name)
    if let number = array.firstRounded {
      throw UsageProblem(
        "`\(name)` holds \(number), which no double holds exactly; save \(name).astype('float64') to round it."
      )
    }
    return array.tensor
  }

  mutating func scalar(_ name: String) throws -> Double {
    let tensor = try tensor(name)
    guard tensor.count == 1 else {
      throw UsageProblem("`\(name)` is a number, but the array given has shape \(tensor.shape).")
    }
    return tensor.storage[0]
  }

  mutating func integer(_ name: String) throws -> Int {
    let array = try array(name)
    guard array.values.count == 1, let number = array.integers?.first else {
      throw UsageProblem("`\(name)` must be one whole number; the array given has shape \(array.shape).")
    }
    return number
  }

  mutating func integers(_ name: String) throws -> [Int] {
    let array = try array(name)
    guard array.shape.count == 1, let integers = array.integers else {
      throw UsageProblem("`\(name)` must be a vector of whole numbers; it has shape \(array.shape).")
    }
    return integers
  }

  mutating func vector(_ name: String) throws -> [Double] {
    let tensor = try tensor(name)
    guard tensor.rank == 1 else {
      throw UsageProblem("`\(name)` must be a vector; it has shape \(tensor.shape).")
    }
    return tensor.storage
  }

  mutating func flag(_ name: String) throws -> Bool { try Self.flag(scalar(name), name) }

  mutating func flags(_ name: String) throws -> [Bool] { try vector(name).map { try Self.flag($0, name) } }

  private static func flag(_ number: Double, _ name: String) throws -> Bool {
    guard number == 0 || number == 1 else {
      throw UsageProblem("`\(name)` holds \(number): true and false are 1 and 0.")
    }
    return number == 1
  }
}
