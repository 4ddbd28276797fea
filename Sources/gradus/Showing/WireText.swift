import Reports
import Tensors
import WorkerProtocol

/// Values as a student reads them: numbers in full, tensors as NumPy prints them, structs by their properties.
struct WireText {
  private(set) var values: [ShownValue] = []
  /// Numbers of a longer list are left out but for the first and last three.
  private static let mostNumbers = 1000
  private static let longestText = 200
  /// As wide as the lines of a tensor.
  private static let lineWidth = 72

  init(_ value: WireValue, as name: String) { add(value, as: name) }

  private mutating func add(_ value: WireValue, as name: String) {
    switch value {
    case .record(let fields):
      for field in fields { add(field.value, as: name.isEmpty ? field.name : "\(name).\(field.name)") }
    case .array(let elements) where !elements.isEmpty:
      for (index, element) in elements.enumerated() { add(element, as: "\(name)[\(index)]") }
    case .optional(let value?): add(value, as: name)
    default: values.append(ShownValue(name: name, text: Self.text(value)))
    }
  }

  private static func text(_ value: WireValue) -> String {
    switch value {
    case .bool(let flag): "\(flag)"
    case .int(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): String(text.prefix(longestText)).debugDescription
    case .ints(let numbers): list(numbers)
    case .doubles(let numbers): list(numbers)
    case .tensor(let tensor): tensor.isEmpty ? "[], shape \(tensor.shape)" : tensor.description
    case .array: "[]"
    case .optional: "nil"
    case .variant(let name, let fields): "." + name + associated(fields)
    case .random(let state, _): "SplitMix64(seed: \(state))"
    case .void, .bytes, .record, .handle, .closure: value.kind
    }
  }

  private static func associated(_ fields: [WireField]) -> String {
    fields.isEmpty ? "" : "(" + fields.map { text($0.value) }.joined(separator: ", ") + ")"
  }

  private static func list(_ numbers: [some Any]) -> String {
    let texts = numbers.map { "\($0)" }
    let shown = texts.count > mostNumbers ? texts.prefix(3) + ["..."] + texts.suffix(3) : texts[...]
    var lines: [String] = []
    for text in shown {
      if let last = lines.last, last.count + text.count < lineWidth {
        lines[lines.count - 1] = last + ", " + text
      } else {
        lines.append(text)
      }
    }
    return "[" + lines.joined(separator: ",\n ") + "]"
  }
}
