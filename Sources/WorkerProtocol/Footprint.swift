import Tensors

extension WireValue {
  /// About how many bytes of memory the tree takes: 64 for each value, its numbers and its texts.
  ///
  /// Budgets are counted in these and not in bytes of a message, where a value may take a single one.
  public var footprint: Int {
    let payload =
      switch self {
      case .string(let text): text.utf8.count
      case .bytes(let bytes): bytes.count
      case .ints(let integers): 8 * integers.count
      case .doubles(let numbers): 8 * numbers.count
      case .tensor(let tensor): 8 * (tensor.shape.count + tensor.storage.count)
      case .array(let elements): elements.footprint
      case .record(let fields): fields.footprint
      case .variant(let name, let fields): name.utf8.count + fields.footprint
      case .optional(let wrapped?): wrapped.footprint
      case .void, .bool, .int, .double, .optional(nil), .handle, .random, .closure: 0
      }
    return 64 + payload
  }
}

extension [WireValue] {
  /// About how many bytes of memory the trees take.
  public var footprint: Int { reduce(0) { $0 + $1.footprint } }
}

extension [WireField] {
  fileprivate var footprint: Int { reduce(0) { $0 + 16 + $1.name.utf8.count + $1.value.footprint } }
}

extension CallOutcome {
  /// About how many bytes of memory the result, the `inout` parameters or the error take.
  public var footprint: Int {
    switch self {
    case .returned(let value, let updated): value.footprint + updated.footprint
    case .threw(.courseError(let value)): value.footprint
    case .threw(.callbackError): 0
    case .threw(.other(let type, let description)): type.utf8.count + description.utf8.count
    }
  }
}
