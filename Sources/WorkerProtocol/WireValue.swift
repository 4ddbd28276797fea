import ShortTexts
public import Tensors

/// A value that crosses between grader and worker: arguments, results, recordings and transcripts are trees of these.
public indirect enum WireValue: Sendable, Equatable {
  case void
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case bytes([UInt8])
  case ints([Int])
  case doubles([Double])
  case tensor(Tensor)
  case array([WireValue])
  /// A struct, a labelled tuple or a dictionary with string keys.
  case record([WireField])
  /// A case of an enum with its associated values.
  case variant(String, [WireField])
  case optional(WireValue?)
  /// An object that lives in the worker.
  case handle(UInt64)
  /// The state of a `SplitMix64` generator.
  case random(state: UInt64, spare: Double?)
  /// A function of the grader's: its position among the call's callbacks.
  case closure(UInt32)
}

/// A named part of a record or of an enum's case.
public struct WireField: Sendable, Equatable {
  /// The property's name, the tuple label or the position when there is none.
  public let name: String
  /// What it holds.
  public let value: WireValue

  /// A part under a name.
  public init(_ name: String, _ value: WireValue) {
    self.name = name
    self.value = value
  }
}

extension WireValue {
  /// Whether both trees are the same bit by bit: NaN equals itself and `-0.0` differs from `0.0`, unlike `==`.
  public func isIdentical(to other: WireValue) -> Bool {
    WireCodec.encode(self) == WireCodec.encode(other)
  }

  /// The kind of value in a few words, for messages.
  public var kind: String {
    switch self {
    case .void: "nothing"
    case .bool: "Bool"
    case .int: "Int"
    case .double: "Double"
    case .string: "String"
    case .bytes(let bytes): counted(bytes.count, "byte")
    case .ints(let ints): counted(ints.count, "integer")
    case .doubles(let doubles): counted(doubles.count, "number")
    case .tensor(let tensor): "a tensor of shape \(shortText(ofShape: tensor.shape))"
    case .array(let elements): "an array of \(elements.count)"
    case .record(let fields): "a record of (\(shortList(fields.map(\.name))))"
    case .variant(let name, _): "the case .\(name)"
    case .optional(nil): "nil"
    case .optional: "an optional"
    case .handle: "an object"
    case .random: "a random generator"
    case .closure: "a function"
    }
  }
}
