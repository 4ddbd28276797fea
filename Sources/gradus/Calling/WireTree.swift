import TensorFiles
import WorkerProtocol

/// A struct of the course, put together from arrays named after its properties.
///
/// `p.weights[0]`, `p.weights[1]` and `p.biases[0]` make a record with two arrays; properties are in the order
/// in which the arrays are given, so give them in the struct's order.
struct WireTree {
  let value: WireValue

  init(_ names: [String], below prefix: String, in arrays: NPZ) throws {
    if names == [prefix], let array = arrays[prefix] {
      value =
        array.kind == .int64 && array.shape.count == 1 ? .ints(array.integers ?? []) : .tensor(array.tensor)
      return
    }
    var order: [String] = []
    for name in names {
      let step = Self.firstStep(of: name.dropFirst(prefix.count))
      guard !step.isEmpty else {
        throw UsageProblem("`\(name)` is given both as one array and in parts.")
      }
      if !order.contains(step) { order.append(step) }
    }
    let isArray = order[0].hasPrefix("[")
    if isArray {
      for (index, step) in order.enumerated() where step != "[\(index)]" {
        throw UsageProblem("`\(prefix)\(step)` stands where `\(prefix)[\(index)]` is due.")
      }
    }
    let parts = try order.map { step in
      let path = prefix + step
      let below = names.filter { $0 == path || $0.hasPrefix(path + ".") || $0.hasPrefix(path + "[") }
      return WireField(String(step.drop { $0 == "." }), try WireTree(below, below: path, in: arrays).value)
    }
    value = isArray ? .array(parts.map(\.value)) : .record(parts)
  }

  /// `.weights` of `.weights[0]`, `[0]` of `[0].bias`.
  private static func firstStep(of rest: Substring) -> String {
    guard let first = rest.first else { return "" }
    if first == "[" { return rest.firstIndex(of: "]").map { String(rest[...$0]) } ?? "" }
    return String(first) + rest.dropFirst().prefix { $0 != "." && $0 != "[" }
  }
}
