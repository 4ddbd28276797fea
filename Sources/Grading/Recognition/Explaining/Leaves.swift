import Checks
import Tensors
import WorkerProtocol

/// The numbers and words of an answer, by where they stand: `gradients.weights[0]`, `inout 0`, nothing for a plain result.
struct Leaves: Sendable {
  private(set) var values: [(path: String, value: WireValue)] = []
  /// Where a function that was called as the reference does not call it is noted.
  static let callPath = "calls"

  /// The leaves of an answer; nil where no value came back.
  init?(_ answer: ProbeAnswer) {
    switch answer {
    case .returned(.array(let parts)):
      for (index, part) in parts.enumerated() { add(part, at: index == 0 ? "" : "inout \(index - 1)") }
    case .strayed(let arguments): values = [(Self.callPath, arguments)]
    default: return nil
    }
  }

  /// Whether the answer ended where the reference's goes on.
  var isStray: Bool { values.first?.path == Self.callPath }

  /// The value at a path; nil where there is none.
  subscript(path: String) -> WireValue? { values.first { $0.path == path }?.value }

  private mutating func add(_ value: WireValue, at path: String) {
    switch value {
    case .array(let elements):
      values.append(("\(path).count", .int(elements.count)))
      for (index, element) in elements.enumerated() { add(element, at: "\(path)[\(index)]") }
    case .record(let fields): add(fields, at: path)
    case .variant(let name, let fields):
      values.append((path, .string(name)))
      add(fields, at: path)
    case .optional(let value?): add(value, at: path)
    default: values.append((path, value))
    }
  }

  private mutating func add(_ fields: [WireField], at path: String) {
    for field in fields { add(field.value, at: path.isEmpty ? field.name : "\(path).\(field.name)") }
  }
}

extension WireValue {
  /// Its numbers, integers too and those of a list one after the other; nil for words.
  var entries: Tensor? {
    switch self {
    case .array(let elements):
      let parts = elements.compactMap(\.entries)
      return parts.count == elements.count ? Tensor(parts.flatMap(\.storage)) : nil
    case .int(let number): return Tensor(Double(number))
    case .ints(let numbers): return Tensor(numbers.map(Double.init))
    default: return numbers
    }
  }

  /// Whether two leaves are the same, as far as numbers can tell.
  func isSame(as other: WireValue?, within tolerance: Tolerance) -> Bool {
    other.map { mismatch(self, expected: $0, within: tolerance) == nil } ?? false
  }

  /// The state of a generator: where it is left is told by what is drawn next.
  var isGenerator: Bool { if case .random = self { true } else { false } }
}
